#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "core/json.h"
#include "document/snapshot.h"
#include "simulation/state_test.h"

using namespace statelight;

/// A whole TestState request: it is answered, or refused with an Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto document = core::parseJson({reinterpret_cast<const char*>(data), size}); // NOLINT
    if (!document)
        return 0;
    const auto request = simulation::readStateTestRequest(*document);
    const auto text = request ? simulation::machineText(*request) : tl::unexpected(request.error());
    if (!text)
        return 0;
    const auto snapshot = document::readSnapshot(std::make_shared<const std::string>(*text), source::Format::Json, 1);
    const core::Value answer = simulation::testState(*request, snapshot->machine, snapshot->diagnostics);
    if (!answer.find("status") && !answer.find("Error"))
        std::abort();
    return 0;
}
