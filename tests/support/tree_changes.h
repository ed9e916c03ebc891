#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <QMetaType>

#include "core/json.h"
#include "source/text_edit.h"
#include "source/tree_change.h"

namespace statelight::tests {

/// What a test does to a tree, named by JSON pointers and values in JSON, so that a row of test data can hold it.
using Changes = std::function<void(const source::SourceTree&, source::TreeChange&)>;

inline core::Value json(std::string_view text)
{
    return core::parseJson(text).value();
}

/// The text with the changes in it.
inline core::Result<std::string> changed(const source::SourceTree& tree, const Changes& changes)
{
    source::TreeChange change(tree);
    changes(tree, change);
    return change.edits().and_then(
        [&](const source::TextEdits& edits) { return source::applyEdits(tree.text(), edits); });
}

inline Changes set(const std::string& pointer, const std::string& value)
{
    return [=](const source::SourceTree& tree, source::TreeChange& change) {
        change.setValue(tree.at(pointer), json(value));
    };
}

inline Changes without(const std::vector<std::string>& pointers)
{
    return [=](const source::SourceTree& tree, source::TreeChange& change) {
        for (const std::string& pointer : pointers)
            change.remove(tree.at(pointer));
    };
}

/// `after` is a pointer, "front" or "end"; an item where there is no key.
inline Changes insert(
    const std::string& container, const std::string& after, const std::string& key, const std::string& value)
{
    return [=](const source::SourceTree& tree, source::TreeChange& change) {
        const auto place = after == "end" ? source::atEnd : after == "front" ? source::atFront : tree.at(after);
        if (key.empty())
            change.insertItem(tree.at(container), place, json(value));
        else
            change.insertMember(tree.at(container), place, key, json(value));
    };
}

inline Changes renamed(const std::string& pointer, const std::string& key)
{
    return [=](const source::SourceTree& tree, source::TreeChange& change) { change.renameKey(tree.at(pointer), key); };
}

inline Changes both(const Changes& first, const Changes& second)
{
    return [=](const source::SourceTree& tree, source::TreeChange& change) {
        first(tree, change);
        second(tree, change);
    };
}

} // namespace statelight::tests

Q_DECLARE_METATYPE(statelight::tests::Changes)
