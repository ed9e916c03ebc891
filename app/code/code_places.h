#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <vector>

#include "core/source_range.h"

namespace statelight::app {

class CodeEditor;

/// Places of a text to choose from: the outline of its states, or where a state is spoken of.
class CodePlaces : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A code editor has its places")
    Q_PROPERTY(QString title READ title NOTIFY titleChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    /// The row of the place at the caret.
    Q_PROPERTY(int nearest READ nearest NOTIFY titleChanged FINAL)

public:
    enum Role { NameRole = Qt::UserRole, DetailRole, DepthRole, TypeRole };

    explicit CodePlaces(CodeEditor* editor);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    [[nodiscard]] int nearest() const { return m_nearest; }

    void showOutline();
    /// Of the state whose name is at the caret; false where there is none.
    bool showReferences();
    Q_INVOKABLE void choose(int row);

signals:
    void titleChanged();
    void filterChanged();

private:
    struct Place {
        QString name;
        QString detail;
        QString type; ///< of a state, empty for a line
        int depth = 0;
        core::SourceRange range;
    };

    void show(const QString& title, std::vector<Place> places);
    void sift();

    CodeEditor* m_editor;
    QString m_title;
    QString m_filter;
    std::vector<Place> m_all;
    std::vector<Place> m_shown;
    int m_nearest = 0;
};

} // namespace statelight::app
