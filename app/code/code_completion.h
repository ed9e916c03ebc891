#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <vector>

#include "document/assist/completion.h"

namespace statelight::app {

class CodeEditor;

/// What may be written at the caret of a code view: asked for by a key, or opened by typing once the text is read.
class CodeCompletion : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A code editor has its completion")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged FINAL)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString detail READ detail NOTIFY currentChanged FINAL)
    /// Where the word begins that a suggestion replaces.
    Q_PROPERTY(int position READ position NOTIFY openChanged FINAL)

public:
    enum Role { LabelRole = Qt::UserRole, DetailRole, KindRole };

    explicit CodeCompletion(CodeEditor* editor);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isOpen() const { return !m_suggestions.empty(); }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int row);
    [[nodiscard]] QString detail() const;
    [[nodiscard]] int position() const { return m_position; }

    /// Asks at the caret, now.
    Q_INVOKABLE void ask();
    /// Moves through the list, around its ends.
    Q_INVOKABLE void step(int by);
    /// Writes the current suggestion.
    Q_INVOKABLE void take();
    Q_INVOKABLE void close();

signals:
    void openChanged();
    void currentChanged();

private:
    void onTyped(const QString& text);
    void onSnapshot();
    void onCaret();
    void show(std::vector<document::Suggestion> suggestions);

    CodeEditor* m_editor;
    std::vector<document::Suggestion> m_suggestions;
    int m_current = 0;
    int m_position = 0;
    int m_caret = 0; ///< for which the list was made
    bool m_isWanted = false; ///< typing asks for a list as soon as its text is read
};

} // namespace statelight::app
