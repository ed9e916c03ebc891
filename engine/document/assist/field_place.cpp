#include "document/assist/field_place.h"

#include <array>
#include <utility>

namespace statelight::document {

namespace {

using asl::QueryLanguage;
using asl::validator::FieldRule;
using asl::validator::Owners;
using asl::validator::Shape;
using namespace asl::validator;

constexpr Owners scopes = inMachine | inBranch | inProcessor;

/// Fields that hold objects of a kind which the table leaves to the reader.
struct Inner {
    std::string_view field;
    Owners owners;
    Owners inner;
    bool isList;
};

constexpr std::array inners{
    Inner{"Branches", inParallel, inBranch, true},
    Inner{"ItemProcessor", inMap, inProcessor, false},
    Inner{"Iterator", inMap, inProcessor, false},
    Inner{"Retry", inTask | inParallel | inMap, inRetrier, true},
    Inner{"Catch", inTask | inParallel | inMap, inCatcher, true},
    Inner{"Choices", inChoice, inRule, true},
    Inner{"And", inRule | inOperand, inOperand, true},
    Inner{"Or", inRule | inOperand, inOperand, true},
    Inner{"Not", inRule | inOperand, inOperand, false},
};

const Inner* innerOf(Owners owners, std::string_view field)
{
    for (const Inner& inner : inners)
        if (inner.field == field && (inner.owners & owners) != 0)
            return &inner;
    return nullptr;
}

const FieldRule* ruleOf(Owners owners, std::string_view name, QueryLanguage language)
{
    const FieldRule* found = nullptr;
    for (const FieldRule& rule : fieldRules(name))
        if ((rule.owners & owners) != 0 && (found == nullptr || isOfLanguage(rule.languages, language)))
            found = &rule;
    return found;
}

/// A walk from the root inwards, one token at a time.
class Walk {
public:
    explicit Walk(const asl::StateMachine& machine)
        : m_machine(machine)
    {
        m_place.owner = inMachine;
        m_place.language = machine.language;
    }

    void step(const std::string& token)
    {
        if (m_place.isStates)
            enterState(token);
        else if (m_listOf != 0)
            enterItem();
        else if (m_place.owner != 0)
            enterField(token);
        else
            enterFree();
        asl::appendToken(m_pointer, token);
        if ((m_place.owner & scopes) != 0)
            m_place.scope = m_pointer;
    }

    FieldPlace place() && { return std::move(m_place); }

private:
    void enterState(const std::string& name)
    {
        std::string pointer = m_pointer;
        asl::appendToken(pointer, name);
        m_place.isStates = false;
        m_place.rule = nullptr;
        m_place.state = asl::StatePath(std::move(pointer));
        const asl::State* state = m_machine.find(m_place.state);
        const bool isKnown = state != nullptr && state->type != asl::StateType::Unknown;
        m_place.owner = isKnown ? ownerOf(state->type) : inAnyState;
        m_place.language = state == nullptr ? m_machine.language : state->language;
    }

    void enterItem()
    {
        m_place.owner = std::exchange(m_listOf, 0);
        m_place.rule = nullptr;
    }

    void enterField(const std::string& name)
    {
        const Owners owner = std::exchange(m_place.owner, 0);
        m_place.fieldOwner = owner;
        m_place.rule = ruleOf(owner, name, m_place.language);
        m_place.isItem = m_place.isInside = false;
        if (name == "States" && (owner & scopes) != 0) {
            m_place.isStates = true;
        } else if (const Inner* inner = innerOf(owner, name); inner != nullptr) {
            (inner->isList ? m_listOf : m_place.owner) = inner->inner;
        } else if (m_place.rule != nullptr && m_place.rule->shape == Shape::Nested) {
            m_place.owner = m_place.rule->nested;
        }
    }

    void enterFree()
    {
        const bool isList = m_place.rule != nullptr
            && (m_place.rule->shape == Shape::ErrorNames || m_place.rule->shape == Shape::TextList);
        m_place.isInside = !isList || m_place.isItem;
        m_place.isItem = isList && !m_place.isItem;
    }

    const asl::StateMachine& m_machine;
    FieldPlace m_place;
    std::string m_pointer;
    Owners m_listOf = 0;
};

} // namespace

bool isOfLanguage(Languages languages, QueryLanguage language)
{
    return languages == Languages::Both || (languages == Languages::Jsonata) == (language == QueryLanguage::Jsonata);
}

FieldPlace fieldPlace(const asl::StateMachine& machine, const std::vector<std::string>& tokens)
{
    Walk walk(machine);
    for (const std::string& token : tokens)
        walk.step(token);
    return std::move(walk).place();
}

} // namespace statelight::document
