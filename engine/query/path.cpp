#include "query/path.h"

#include "query/path_parser.h"
#include "query/path_walk.h"

namespace statelight::query {

Path::Path()
    : Path(std::make_shared<const Steps>(Steps{"$", false, {}, 0}))
{}

Path::Path(std::shared_ptr<const Steps> steps)
    : m_steps(std::move(steps))
{}

core::Result<Path> Path::parse(std::string_view text)
{
    return parseSteps(text).map([](Steps&& steps) { return Path(std::make_shared<const Steps>(std::move(steps))); });
}

core::Result<Path> Path::parseInFilter(std::string_view text, std::size_t depth)
{
    return parseSteps(text, depth).map([](Steps&& steps) {
        return Path(std::make_shared<const Steps>(std::move(steps)));
    });
}

const std::string& Path::text() const
{
    return m_steps->text;
}

bool Path::isDefinite() const
{
    return m_steps->isDefinite();
}

bool Path::isRoot() const
{
    return m_steps->all.empty();
}

core::Result<core::Value> Path::evaluate(const core::Value& root) const
{
    return evaluateSteps(*m_steps, root, root);
}

const core::Value* Path::find(const core::Value& root) const
{
    return findNode(*m_steps, root);
}

} // namespace statelight::query
