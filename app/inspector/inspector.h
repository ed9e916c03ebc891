#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include "app/document/document.h"
#include "app/inspector/form_model.h"

namespace statelight::app {

/// The form of the selected state. Each valid change is written at once; an invalid one stays in its field, marked.
class Inspector : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A tab has its inspector")
    Q_PROPERTY(bool hasState READ hasState NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString statePath READ statePath NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString typeName READ typeName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString nameProblem READ nameProblem NOTIFY nameProblemChanged FINAL)
    Q_PROPERTY(int errorHandlers READ errorHandlers NOTIFY stateChanged FINAL)
    Q_PROPERTY(statelight::app::FormModel* configuration READ configuration CONSTANT FINAL)
    Q_PROPERTY(statelight::app::FormModel* data READ data CONSTANT FINAL)
    Q_PROPERTY(statelight::app::FormModel* errors READ errors CONSTANT FINAL)

public:
    explicit Inspector(Document* document, QObject* parent = nullptr);

    void select(const asl::StatePath& state);

    Q_INVOKABLE bool rename(const QString& name);
    /// Writes what was typed in a row; an empty text removes the field.
    Q_INVOKABLE void write(statelight::app::FormModel* form, int row, const QString& text);
    /// The button of an Add row.
    Q_INVOKABLE void addEntry(const QString& listPointer);
    Q_INVOKABLE void remove(const QString& pointer);
    /// The focus left a field: the next typing is an undo step of its own.
    Q_INVOKABLE void endTyping() { m_document->endTyping(); }

    [[nodiscard]] bool hasState() const { return !m_name.isEmpty(); }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString statePath() const { return QString::fromStdString(m_state.pointer()); }
    [[nodiscard]] QString typeName() const { return m_typeName; }
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] QString nameProblem() const { return m_nameProblem; }
    [[nodiscard]] int errorHandlers() const { return m_errorHandlers; }
    [[nodiscard]] FormModel* configuration() { return &m_configuration; }
    [[nodiscard]] FormModel* data() { return &m_data; }
    [[nodiscard]] FormModel* errors() { return &m_errors; }

signals:
    void stateChanged();
    /// The text was changed from elsewhere (canvas, code, undo): fields show what the model says, also the focused one.
    void fieldsReset();
    void nameProblemChanged();

private:
    void refresh();
    void setNameProblem(const QString& problem);
    [[nodiscard]] const asl::State* current() const;
    [[nodiscard]] core::Result<document::Edit> editFor(const FormField& field, const QString& text);
    [[nodiscard]] core::Result<document::Edit> targetEdit(const FormField& field, const QString& text);

    Document* m_document;
    asl::StatePath m_state;
    QString m_name;
    QString m_typeName;
    QString m_summary;
    QString m_nameProblem;
    int m_errorHandlers = 0;
    bool m_isWriting = false;
    bool m_isReset = false;
    FormModel m_configuration{FormTab::Configuration};
    FormModel m_data{FormTab::Data};
    FormModel m_errors{FormTab::Errors};
};

} // namespace statelight::app
