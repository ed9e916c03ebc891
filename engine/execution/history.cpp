#include "execution/history.h"

namespace statelight::execution {

std::string_view toString(Stage stage)
{
    switch (stage) {
    case Stage::Input:
        return "input";
    case Stage::AfterInputPath:
        return "afterInputPath";
    case Stage::AfterItemsPath:
        return "afterItemsPath";
    case Stage::AfterItemSelector:
        return "afterItemSelector";
    case Stage::AfterItemBatcher:
        return "afterItemBatcher";
    case Stage::MaxConcurrency:
        return "maxConcurrency";
    case Stage::ToleratedFailureCount:
        return "toleratedFailureCount";
    case Stage::ToleratedFailurePercentage:
        return "toleratedFailurePercentage";
    case Stage::AfterParameters:
        return "afterParameters";
    case Stage::Result:
        return "result";
    case Stage::AfterResultSelector:
        return "afterResultSelector";
    case Stage::AfterResultPath:
        return "afterResultPath";
    case Stage::Output:
        return "output";
    case Stage::AssignedVariables:
        return "assignedVariables";
    case Stage::Variables:
        return "variables";
    case Stage::ErrorOutput:
        return "errorOutput";
    }
    return {};
}

std::vector<StageRecord> History::stagesOf(std::uint32_t enteredId) const
{
    std::vector<StageRecord> records;
    for (const StageRecord& record : m_stages) {
        if (record.enteredId == enteredId)
            records.push_back(record);
    }
    return records;
}

void History::truncate(const Size& size)
{
    if (size.events < m_events.size())
        m_events.resize(size.events);
    if (size.lineages < m_lineages.size())
        m_lineages.resize(size.lineages);
    if (size.stages < m_stages.size())
        m_stages.resize(size.stages);
}

void History::clear()
{
    truncate({0, 1, 0});
    m_children.clear();
    m_childEvents = 0;
}

std::uint32_t History::append(ChildHistory child)
{
    m_childEvents += child.events.size();
    m_children.push_back(std::move(child));
    return static_cast<std::uint32_t>(m_children.size() - 1);
}

std::uint32_t History::append(const Lineage& lineage)
{
    if (m_mode == HistoryMode::None)
        return 0;
    m_lineages.push_back(lineage);
    return static_cast<std::uint32_t>(m_lineages.size() - 1);
}

} // namespace statelight::execution
