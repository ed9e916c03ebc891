#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>
#include <optional>

#include "core/result.h"
#include "simulation/mock_file.h"
#include "simulation/task_source.h"

namespace statelight::app {

/// Which mocks a run takes: a file in AWS's MockConfigFile.json format, a machine of it and a test case.
class MockChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator has its mocks")
    Q_PROPERTY(QString path READ path NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString fileName READ fileName NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY fileChanged FINAL)
    Q_PROPERTY(QStringList testCases READ testCases NOTIFY fileChanged FINAL)
    Q_PROPERTY(QString testCase READ testCase WRITE setTestCase NOTIFY testCaseChanged FINAL)
    Q_PROPERTY(bool usesDefaults READ usesDefaults WRITE setUsesDefaults NOTIFY usesDefaultsChanged FINAL)

public:
    explicit MockChoice(QObject* parent = nullptr);

    /// Reads a mocks file; what is wrong with it is told by `problem`. `stem` names the machine where there are
    /// several.
    Q_INVOKABLE void open(const QString& path);
    Q_INVOKABLE void clear();
    /// Reads the file again, which may have been changed since; the test case stays. False where it can't be read any
    /// more: `problem` tells why.
    [[nodiscard]] bool refresh();
    void setStem(const QString& stem) { m_stem = stem; }

    /// Those who answer tasks in a run: the test case, then (if wanted) the integrations' defaults.
    [[nodiscard]] simulation::TaskSources sources() const;
    /// Whether the test case answers this state's task.
    [[nodiscard]] bool mocks(const QString& stateName) const;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QStringList testCases() const;
    [[nodiscard]] QString testCase() const { return m_testCase; }
    void setTestCase(const QString& name);
    [[nodiscard]] bool usesDefaults() const { return m_usesDefaults; }
    void setUsesDefaults(bool uses);

signals:
    void fileChanged();
    void testCaseChanged();
    void usesDefaultsChanged();

private:
    void read(const QString& path);
    [[nodiscard]] const simulation::TestCase* chosen() const;

    QString m_stem;
    QString m_path;
    QString m_problem;
    QString m_testCase;
    simulation::MockFile m_file;
    std::optional<simulation::MockedMachine> m_machine;
    bool m_usesDefaults = false;
};

} // namespace statelight::app
