#include "app/workbench/action.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeySequence>

namespace statelight::app {

Action::Action(const ActionRow& row, QObject* parent)
    : QObject(parent)
    , m_row(row)
{}

void Action::bind(Binding binding)
{
    m_binding = std::move(binding);
    refresh();
    emit changed();
}

void Action::refresh()
{
    const bool enabled = isAvailable() && (!m_binding.canRun || m_binding.canRun());
    const bool checked = m_binding.isChecked && m_binding.isChecked();
    const QString detail = m_binding.detail ? m_binding.detail() : QString();
    if (enabled == m_isEnabled && checked == m_isChecked && detail == m_detail)
        return;
    m_isEnabled = enabled;
    m_isChecked = checked;
    m_detail = detail;
    emit changed();
}

void Action::trigger()
{
    refresh();
    if (m_isEnabled)
        m_binding.run();
}

QString Action::id() const
{
    return QString::fromLatin1(m_row.id);
}

QString Action::menu() const
{
    return QString::fromLatin1(m_row.menu);
}

QString Action::text() const
{
    const QString text = QCoreApplication::translate("Actions", m_row.text);
    return m_detail.isEmpty() ? text : text + QChar(u' ') + m_detail;
}

QString Action::icon() const
{
    return QString::fromLatin1(m_row.icon);
}

QString Action::help() const
{
    return QCoreApplication::translate("Actions", m_row.help);
}

QStringList Action::keys() const
{
    return QString::fromLatin1(m_row.keys).split(QStringLiteral("; "), Qt::SkipEmptyParts);
}

QString Action::keyText() const
{
    return QKeySequence::fromString(keys().value(0)).toString(QKeySequence::NativeText);
}

QStringList Action::keyCaps() const
{
    QString keyText = this->keyText();
    const bool endsInPlus = keyText.endsWith(QStringLiteral("++"));
    if (endsInPlus)
        keyText.chop(1);
    QStringList caps = keyText.split(QChar(u'+'), Qt::SkipEmptyParts);
    if (endsInPlus)
        caps.append(QStringLiteral("+"));
    return caps;
}

} // namespace statelight::app
