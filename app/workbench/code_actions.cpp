#include "app/scene/canvas_item.h"
#include "app/workbench/workbench.h"

namespace statelight::app {

void Workbench::bindCodeAction(const QString& id, std::function<void(CodeEditor&)> run, bool writes)
{
    bindDocumentAction(
        id, [run = std::move(run)](Tab& tab) { run(*tab.code()); },
        [writes](Tab& tab) { return tab.view() != Tab::Graph && !(writes && tab.code()->isReadOnly()); });
}

void Workbench::bindCodeActions()
{
    const auto bindBar = [this](const QString& id, const QString& bar, bool writes = false) {
        bindCodeAction(
            id, [bar](CodeEditor& code) { code.askFor(bar); }, writes);
    };
    bindBar("find", "find");
    bindBar("replace", "replace", true);
    bindBar("goToLine", "line");
    bindCodeAction("findNext", [](CodeEditor& code) { code.search()->step(true); });
    bindCodeAction("findPrevious", [](CodeEditor& code) { code.search()->step(false); });
    bindCodeAction("outline", [](CodeEditor& code) {
        code.places()->showOutline();
        code.askFor("places");
    });
    bindCodeAction("goToDefinition", [](CodeEditor& code) { code.goToDefinition(); });
    bindCodeAction("findReferences", [](CodeEditor& code) {
        if (code.places()->showReferences())
            code.askFor("places");
    });
    bindCodeAction(
        "complete", [](CodeEditor& code) { code.completion()->ask(); }, true);
    // A text that is too wide to be written in is laid out by this very action.
    bindDocumentAction(
        "formatSelection", [](Tab& tab) { tab.code()->formatSelection(); },
        [](Tab& tab) { return tab.view() != Tab::Graph && !tab.document()->isReadOnly(); });
    bindCodeAction("fold", [](CodeEditor& code) { code.folds()->foldAround(code.caretLine() - 1); });
    bindCodeAction("unfold", [](CodeEditor& code) { code.folds()->unfoldAround(code.caretLine() - 1); });
    bindCodeAction("foldAll", [](CodeEditor& code) { code.folds()->foldAll(); });
    bindCodeAction("unfoldAll", [](CodeEditor& code) { code.folds()->unfoldAll(); });
    // Where the keys go decides which of the two sides renames.
    bindDocumentAction(
        "rename",
        [](Tab& tab) {
            if (tab.code()->isFocused())
                tab.code()->askFor("rename");
            else if (tab.scene()->canvas())
                tab.scene()->canvas()->renameSelection();
        },
        [](Tab& tab) {
            const bool onCanvas = tab.view() != Tab::Code && tab.scene()->canvas() && tab.scene()->selectionCount() > 0;
            return onCanvas || (tab.code()->isFocused() && !tab.code()->isReadOnly());
        });
}

} // namespace statelight::app
