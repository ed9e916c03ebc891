#include "app/simulator/mock_choice.h"

#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <utility>

#include "app/document/qt_text.h"
#include "core/json.h"
#include "simulation/default_results.h"
#include "simulation/mock_source.h"
#include "storage/read_file.h"

namespace statelight::app {

MockChoice::MockChoice(QObject* parent)
    : QObject(parent)
{}

QString MockChoice::fileName() const
{
    return QFileInfo(m_path).fileName();
}

void MockChoice::open(const QString& path)
{
    const QUrl url(path);
    m_path = QFileInfo(url.isLocalFile() ? url.toLocalFile() : path).absoluteFilePath();
    read(m_path);
    m_testCase = m_machine && !m_machine->testCases.empty() ? fromUtf8(m_machine->testCases.front().name) : QString();
    emit fileChanged();
    emit testCaseChanged();
}

bool MockChoice::refresh()
{
    if (m_path.isEmpty())
        return true;
    const QStringList before = testCases();
    const QString problem = m_problem;
    read(m_path);
    const QStringList now = testCases();
    if (now != before || m_problem != problem)
        emit fileChanged();
    if (!now.contains(m_testCase))
        setTestCase(now.value(0));
    return m_machine.has_value();
}

void MockChoice::read(const QString& path)
{
    m_file = {};
    m_machine.reset();
    m_problem.clear();
    const auto text = storage::readFile(path.toStdString());
    if (!text) {
        m_problem = fromUtf8(text.error().message);
        return;
    }
    const auto document = core::parseJson(*text);
    if (!document) {
        m_problem = fromUtf8(document.error().message);
        return;
    }
    simulation::MockReading reading = simulation::readMocks(*document);
    if (!reading.diagnostics.empty()) {
        const core::Diagnostic& first = reading.diagnostics.front();
        m_problem = fromUtf8(first.location) + QStringLiteral(": ") + fromUtf8(first.message);
    }
    m_file = std::move(reading.file);
    const auto machine = simulation::chooseMachine(m_file, std::nullopt, m_stem.toStdString());
    if (machine) {
        m_machine = **machine;
    } else if (m_problem.isEmpty()) {
        m_problem = fromUtf8(machine.error().message);
    }
}

void MockChoice::clear()
{
    m_path.clear();
    m_problem.clear();
    m_testCase.clear();
    m_file = {};
    m_machine.reset();
    emit fileChanged();
    emit testCaseChanged();
}

QStringList MockChoice::testCases() const
{
    QStringList names;
    if (m_machine) {
        for (const simulation::TestCase& testCase : m_machine->testCases) {
            names += fromUtf8(testCase.name);
        }
    }
    return names;
}

void MockChoice::setTestCase(const QString& name)
{
    if (std::exchange(m_testCase, name) != name) {
        emit testCaseChanged();
    }
}

void MockChoice::setUsesDefaults(bool uses)
{
    if (std::exchange(m_usesDefaults, uses) != uses) {
        emit usesDefaultsChanged();
    }
}

const simulation::TestCase* MockChoice::chosen() const
{
    if (m_machine) {
        for (const simulation::TestCase& testCase : m_machine->testCases) {
            if (fromUtf8(testCase.name) == m_testCase) {
                return &testCase;
            }
        }
    }
    return nullptr;
}

bool MockChoice::mocks(const QString& stateName) const
{
    const simulation::TestCase* testCase = chosen();
    return testCase != nullptr && testCase->responseOf(stateName.toStdString()) != nullptr;
}

simulation::TaskSources MockChoice::sources() const
{
    simulation::TaskSources sources;
    if (const simulation::TestCase* testCase = chosen()) {
        sources.push_back(std::make_unique<simulation::MockSource>(m_file, *testCase));
    }
    if (m_usesDefaults) {
        sources.push_back(std::make_unique<simulation::DefaultResults>());
    }
    return sources;
}

} // namespace statelight::app
