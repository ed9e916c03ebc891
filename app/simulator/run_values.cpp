#include "app/simulator/run_values.h"

#include "app/document/qt_text.h"
#include "app/document/remembered.h"

namespace statelight::app {

RunValues::RunValues(Document* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_values(rememberedOf(*document).value_or(storage::Sidecar()).placeholders)
{
    connect(document, &Document::fileChanged, this, &RunValues::bringAlong);
}

// What is saved under another name hasn't to be told its values again.
void RunValues::bringAlong()
{
    const auto kept = remember(*m_document,
        [this](storage::Sidecar& sidecar) { sidecar.placeholders.insert(m_values.begin(), m_values.end()); });
    if (!kept)
        m_document->report(kept.error());
}

core::Result<document::PlaceholderValues> RunValues::values() const
{
    if (m_document->path().isEmpty())
        return m_values;
    return rememberedOf(*m_document).map([](const storage::Sidecar& sidecar) { return sidecar.placeholders; });
}

QVariantList RunValues::list() const
{
    QVariantList rows;
    const auto read = values();
    if (!read)
        m_document->report(read.error());
    const document::PlaceholderValues given = read.value_or(m_values);
    for (const document::Placeholder& placeholder : document::placeholdersIn(m_document->waitForSnapshot()->tree)) {
        const auto value = given.find(placeholder.name);
        rows.append(QVariantMap{{"name", fromUtf8(placeholder.name)}, {"count", static_cast<int>(placeholder.count)},
            {"value", value == given.end() ? QString() : fromUtf8(value->second)}});
    }
    return rows;
}

void RunValues::set(const QString& name, const QString& value)
{
    const auto put = [&](document::PlaceholderValues& values) {
        if (value.isEmpty())
            values.erase(name.toStdString());
        else
            values[name.toStdString()] = value.toStdString();
    };
    put(m_values);
    const auto kept = remember(*m_document, [&](storage::Sidecar& sidecar) { put(sidecar.placeholders); });
    if (!kept)
        m_document->report(kept.error());
}

} // namespace statelight::app
