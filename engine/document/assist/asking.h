#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/assist/completion.h"
#include "document/assist/field_place.h"

namespace statelight::document {

/// One question for completion, and the answers as they are found. For this folder only.
class Asking {
public:
    Asking(const Snapshot& now, std::uint32_t offset);

    [[nodiscard]] const Snapshot& now() const { return m_now; }
    [[nodiscard]] const asl::StateMachine& machine() const { return m_now.machine; }
    [[nodiscard]] const CaretPlace& caret() const { return m_caret; }
    [[nodiscard]] const FieldPlace& place() const { return m_place; }
    [[nodiscard]] std::uint32_t offset() const { return m_offset; }
    [[nodiscard]] std::string_view text() const { return m_now.tree.text(); }
    [[nodiscard]] bool isYaml() const { return m_now.tree.format() == source::Format::Yaml; }
    /// A key is asked for, also in YAML where nothing but a word stands yet.
    [[nodiscard]] bool asksKey() const;
    /// What was written of the scalar before the caret, without its quote.
    [[nodiscard]] std::string_view written() const;

    /// Keeps it if it fits to what is written from the begin of its range to the caret. What is added with a lower
    /// `order` comes first among those that fit as well.
    void add(Suggestion suggestion, int order = 0);
    /// Offers a scalar in place of the one at the caret, as the format writes it. `quoted`: a text, not a number or a
    /// word.
    void addScalar(Suggestion::Kind kind, std::string_view text, std::string detail, bool quoted = true, int order = 0);
    [[nodiscard]] std::vector<Suggestion> take();

private:
    struct Found {
        int fit = 0;
        int order = 0;
        Suggestion suggestion;
    };

    const Snapshot& m_now;
    std::uint32_t m_offset;
    CaretPlace m_caret;
    FieldPlace m_place;
    std::vector<Found> m_found;
};

/// Fields that the object may have, and states that are spoken of but don't exist.
void suggestKeys(Asking& asking);
/// Values of the field.
void suggestValues(Asking& asking);
/// Functions, variables and members within a path or expression; false where there is none.
bool suggestInExpression(Asking& asking);

/// The text of a scalar in YAML: plain where that is safe.
[[nodiscard]] std::string yamlScalar(std::string_view text, bool isInFlow);

} // namespace statelight::document
