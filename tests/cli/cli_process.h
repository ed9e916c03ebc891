#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace statelight::tests {

inline QString cliProgram()
{
    return QStringLiteral(STATELIGHT_BINARY_DIR "/statelight-cli");
}

/// What a finished program left.
struct Outcome {
    int status = -1; ///< the exit status; -1 after a crash or a hang
    QString output;
    QString errors;
};

inline Outcome runCli(const QStringList& arguments, const QByteArray& input = {})
{
    constexpr int mostMilliseconds = 60'000;
    QProcess process;
    process.start(cliProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool hasEnded = process.waitForFinished(mostMilliseconds) && process.exitStatus() == QProcess::NormalExit;
    process.kill();
    return {hasEnded ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

/// Writes a file and gives its path.
inline QString writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

inline QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace statelight::tests
