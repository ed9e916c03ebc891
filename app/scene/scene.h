#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "app/document/run_overlay.h"
#include "app/scene/scene_picture.h"

namespace statelight::app {

class CanvasItem;
class LayoutWorker;

/// What one canvas shows of one Document: its picture, selection, hover and run. Gestures end here as intentions.
class Scene : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A tab has its scene")
    Q_PROPERTY(QString selectedPath READ selectedPath NOTIFY selectionChanged FINAL)
    Q_PROPERTY(int selectionCount READ selectionCount NOTIFY selectionChanged FINAL)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY pictureChanged FINAL)
    Q_PROPERTY(bool unreadable READ isUnreadable NOTIFY pictureChanged FINAL)
    Q_PROPERTY(QString brokenNote READ brokenNote NOTIFY brokenChanged FINAL)
    Q_PROPERTY(bool inRun READ isInRun NOTIFY overlayChanged FINAL)

public:
    /// The document must outlive the scene.
    explicit Scene(Document* document, QObject* parent = nullptr);
    ~Scene() override;

    [[nodiscard]] Document* document() const { return m_document; }
    /// Never null. Its snapshot may lie behind the document's while the layout is made.
    [[nodiscard]] const ScenePicturePointer& picture() const { return m_picture; }
    [[nodiscard]] const RunOverlay& overlay() const { return m_overlay; }
    void setOverlay(const RunOverlay& overlay);
    /// Asks for the inner states of a Map as they were in this iteration of the run.
    void showIteration(const asl::StatePath& map, int index);

    /// The state selected last comes last; empty without a selection.
    [[nodiscard]] const std::vector<asl::StatePath>& selection() const { return m_selection; }
    [[nodiscard]] bool isSelected(const asl::StatePath& state) const;
    [[nodiscard]] const asl::StatePath& hovered() const { return m_hovered; }
    /// The selected transition, if one is.
    [[nodiscard]] const std::optional<EdgeKey>& selectedEdge() const { return m_selectedEdge; }

    void select(const asl::StatePath& state);
    void setSelection(std::vector<asl::StatePath> states);
    void toggle(const asl::StatePath& state);
    void selectEdge(const EdgeKey& edge);
    void clearSelection();
    void setHovered(const asl::StatePath& state);

    /// The pointer of the one selected state, empty for none or several.
    [[nodiscard]] QString selectedPath() const;
    [[nodiscard]] int selectionCount() const { return static_cast<int>(m_selection.size()); }
    [[nodiscard]] bool isEmpty() const;
    /// The text is broken and nothing of it can be drawn.
    [[nodiscard]] bool isUnreadable() const;
    /// In one line why the canvas shows another thing than the text; empty while the text is whole.
    [[nodiscard]] QString brokenNote() const;
    [[nodiscard]] bool isInRun() const { return m_overlay.isActive; }
    [[nodiscard]] bool isFolded(const asl::StatePath& container) const;
    void setFolded(const asl::StatePath& container, bool folded);

    /// Waits for the layout of the document's newest text; for tests and pictures.
    void waitForPicture();

    Q_INVOKABLE void selectPath(const QString& pointer);
    /// Selects the state and moves the camera if it isn't well in view.
    Q_INVOKABLE void reveal(const QString& pointer);

    /// A drag that begins outside of the canvas; places are window coordinates. `type` as in the definition: "Task".
    Q_INVOKABLE void beginPaletteDrag(const QString& type);
    Q_INVOKABLE void dragMoved(qreal x, qreal y);
    /// Adds the state where the pointer is; false if that was no place for it.
    Q_INVOKABLE bool drop();
    Q_INVOKABLE void cancelDrag();
    /// Adds after the selected state, else to the end of the machine.
    Q_INVOKABLE bool addState(const QString& type);

    Q_INVOKABLE QString nameOf(const QString& pointer) const;
    /// Commits a rename; the reason why not, empty when done.
    Q_INVOKABLE QString rename(const QString& pointer, const QString& name);
    Q_INVOKABLE void deleteSelection(bool heal);
    Q_INVOKABLE void duplicateSelection();
    Q_INVOKABLE void makeSelectionEnd();
    Q_INVOKABLE void startWithSelection();

    /// The first problem in the text of a state, not of those it holds; empty without one.
    [[nodiscard]] QString problemOf(const asl::StatePath& state) const;

    void attach(CanvasItem* canvas);
    /// Only the attached canvas may be asked.
    [[nodiscard]] CanvasItem* canvas() const;

signals:
    /// A view shows the scene now, or none does any more.
    void canvasChanged();
    /// The selected state, which is new, wants a name of its own.
    void renameWanted();
    void pictureChanged();
    void selectionChanged();
    void hoverChanged();
    void overlayChanged();
    void brokenChanged();
    void revealRequested(const statelight::asl::StatePath& state);
    /// The inner states of this Map are to be shown as they were in this iteration.
    void iterationRequested(const statelight::asl::StatePath& map, int index);
    /// Enter on a state: the inspector takes the focus.
    void inspectorRequested();

private:
    void requestPicture();
    void takePicture(ScenePicturePointer picture);
    void followMoves(const std::vector<document::Moved>& moved);
    void perform(const Document::Intention& intention);

    Document* m_document;
    std::unique_ptr<LayoutWorker> m_worker;
    ScenePicturePointer m_picture;
    RunOverlay m_overlay;
    std::vector<asl::StatePath> m_selection;
    std::optional<EdgeKey> m_selectedEdge;
    asl::StatePath m_hovered;
    asl::StatePath m_wanted;
    bool m_hasMoved = false; ///< what is selected has another path in the next picture
    bool m_renamesWanted = false;
    std::vector<asl::StatePath> m_folded;
    QPointer<CanvasItem> m_canvas;
};

} // namespace statelight::app
