#include <cstdlib>

#include "storage/journal_record.h"

using namespace statelight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size); // NOLINT
    (void)storage::readJournal(bytes);
    // Behind a whole beginning, whatever follows leaves the text that the beginning told.
    const std::string begun = storage::baseRecord("a", "text") + std::string(bytes);
    const auto found = storage::readJournal(begun);
    if (!found || found->base != "text")
        std::abort();
    return 0;
}
