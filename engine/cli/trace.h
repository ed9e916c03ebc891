#pragma once

#include <cstddef>
#include <iosfwd>

#include "execution/history.h"
#include "execution/program.h"

namespace statelight::cli {

/// Prints the events of a run for a person, one line each: id, time since the start, type, state, what it carried.
class Trace {
public:
    Trace(std::ostream& out, bool inColour)
        : m_out(out)
        , m_inColour(inColour)
    {}

    void print(const execution::History& history, std::size_t firstNew, const execution::Program& program);

private:
    void print(const execution::HistoryEvent& event, execution::Instant start, const execution::Program& program);

    std::ostream& m_out;
    bool m_inColour;
};

/// "+00:00:01.500", with days in front where there are any.
[[nodiscard]] std::string elapsedText(std::int64_t milliseconds);

} // namespace statelight::cli
