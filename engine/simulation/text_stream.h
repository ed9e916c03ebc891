#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "storage/file_stream.h"

namespace statelight::simulation {

/// A text that is read from its beginning on, of which only the part in work is held.
class TextStream {
public:
    explicit TextStream(std::string text)
        : m_buffer(std::move(text))
        , m_isComplete(true)
    {}
    explicit TextStream(storage::FileStream file)
        : m_file(std::move(file))
    {}

    /// What is held and wasn't consumed.
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_buffer).substr(m_at); }
    void consume(std::size_t bytes) { m_at += bytes; }
    /// Nothing comes behind `rest`.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// Makes `rest` longer, unless it is complete.
    [[nodiscard]] core::Result<void> fill();
    [[nodiscard]] core::Result<void> fillAll();

private:
    std::string m_buffer;
    std::size_t m_at = 0;
    std::optional<storage::FileStream> m_file;
    bool m_isComplete = false;
};

} // namespace statelight::simulation
