#include "app/workbench/action_table.h"

#include <QtCore/qglobal.h>
#include <array>

namespace statelight::app {

namespace {

#define TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

// clang-format off
constexpr std::array rows{
    ActionRow{"new", "File", 0, TEXT("New"), "Ctrl+N", "plus", TEXT("Start an empty state machine in a new tab.")},
    ActionRow{"open", "File", 0, TEXT("Open…"), "Ctrl+O", "", TEXT("Open a definition in JSON or YAML.")},
    ActionRow{"samples", "File", 0, TEXT("Start from a sample…"), "", "", TEXT("Open one of the machines that come with Statelight.")},
    ActionRow{"save", "File", 1, TEXT("Save"), "Ctrl+S", "", TEXT("Write the definition to its file.")},
    ActionRow{"saveAs", "File", 1, TEXT("Save as…"), "Ctrl+Shift+S", "", TEXT("Write the definition to another file.")},
    ActionRow{"export", "File", 1, TEXT("Export…"), "Ctrl+Shift+E", "", TEXT("Write the graph as a picture (PNG, SVG, PDF), or the definition as JSON, minified JSON or YAML.")},
    ActionRow{"convert", "File", 1, TEXT("Convert to YAML or JSON"), "", "", TEXT("Open the definition in the other form in a new tab: YAML for JSON, JSON for YAML.")},
    ActionRow{"reload", "File", 1, TEXT("Take from disk"), "", "", TEXT("Replace the text by the file as it is on disk; undo brings it back.")},
    ActionRow{"versions", "File", 1, TEXT("Earlier versions…"), "", "", TEXT("Choose one of the last 20 texts that were saved in this file.")},
    ActionRow{"close", "File", 2, TEXT("Close tab"), "Ctrl+W", "", TEXT("Close this file.")},
    ActionRow{"quit", "File", 2, TEXT("Quit"), "Ctrl+Q", "", TEXT("Close the window.")},

    ActionRow{"undo", "Edit", 0, TEXT("Undo"), "Ctrl+Z", "undo", TEXT("Take the last change back, wherever it was made.")},
    ActionRow{"redo", "Edit", 0, TEXT("Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo", TEXT("Make the change again that was taken back.")},
    ActionRow{"add", "Edit", 1, TEXT("Add here…"), "A; Ins", "plus", TEXT("Choose a state to add after the selected one.")},
    ActionRow{"rename", "Edit", 1, TEXT("Rename"), "F2", "", TEXT("Rename the state; every reference follows.")},
    ActionRow{"duplicate", "Edit", 1, TEXT("Duplicate"), "Ctrl+D", "", TEXT("Add a copy of the state with a free name.")},
    ActionRow{"connect", "Edit", 2, TEXT("Connect"), "C", "", TEXT("Lead the selected state to another one.")},
    ActionRow{"makeEnd", "Edit", 2, TEXT("Make it an end"), "E", "", TEXT("Let the execution end after this state.")},
    ActionRow{"setStart", "Edit", 2, TEXT("Start here"), "", "", TEXT("Let the execution start with this state.")},
    ActionRow{"delete", "Edit", 3, TEXT("Delete"), "Del", "", TEXT("Remove what is selected; transitions to it stay and are marked.")},
    ActionRow{"deleteHeal", "Edit", 3, TEXT("Delete and join"), "Ctrl+Backspace", "", TEXT("Remove the state and lead its predecessors to its successor.")},
    ActionRow{"find", "Edit", 4, TEXT("Find in the text…"), "Ctrl+F", "search", TEXT("Look for a text or a regular expression.")},
    ActionRow{"replace", "Edit", 4, TEXT("Replace in the text…"), "Ctrl+H", "", TEXT("Look for a text and write another one in its place.")},
    ActionRow{"findNext", "Edit", 4, TEXT("Next match"), "F3", "", TEXT("Go to the next place that the search has found.")},
    ActionRow{"findPrevious", "Edit", 4, TEXT("Match before"), "Shift+F3", "", TEXT("Go to the place before that the search has found.")},
    ActionRow{"goToLine", "Edit", 5, TEXT("Go to line…"), "Ctrl+G", "", TEXT("Put the caret into a line of the text.")},
    ActionRow{"outline", "Edit", 5, TEXT("Go to a state…"), "Ctrl+Shift+O", "", TEXT("Choose a state from the outline of the text.")},
    ActionRow{"goToDefinition", "Edit", 5, TEXT("Go to definition"), "F12", "", TEXT("Show the state whose name is under the caret.")},
    ActionRow{"findReferences", "Edit", 5, TEXT("Find mentions"), "Shift+F12", "", TEXT("List where the state under the caret is spoken of.")},
    ActionRow{"complete", "Edit", 6, TEXT("Suggest"), "Ctrl+Space", "", TEXT("List what may be written at the caret.")},
    ActionRow{"formatSelection", "Edit", 6, TEXT("Format selection"), "Ctrl+Shift+I", "", TEXT("Lay out the selected lines, or the whole text.")},
    ActionRow{"quickFix", "Edit", 6, TEXT("Fix the problem"), "Ctrl+.", "", TEXT("Mend the problem at the caret or of the selected state, where a way is known.")},

    ActionRow{"viewGraph", "View", 0, TEXT("Graph"), "Ctrl+Alt+1", "graph", TEXT("Show the graph alone.")},
    ActionRow{"viewSplit", "View", 0, TEXT("Split"), "Ctrl+Alt+2", "split", TEXT("Show the graph and the text side by side.")},
    ActionRow{"viewCode", "View", 0, TEXT("Code"), "Ctrl+Alt+3", "code", TEXT("Show the text alone.")},
    ActionRow{"fit", "View", 1, TEXT("Fit all"), "F; Ctrl+1", "fit", TEXT("Show the whole machine.")},
    ActionRow{"fitSelection", "View", 1, TEXT("Fit selection"), "Shift+F", "", TEXT("Show what is selected as large as it gets.")},
    ActionRow{"zoomReset", "View", 1, TEXT("Actual size"), "Ctrl+0", "", TEXT("Zoom to 100 %.")},
    ActionRow{"zoomIn", "View", 1, TEXT("Zoom in"), "Ctrl++; Ctrl+=", "plus", TEXT("Show less, larger.")},
    ActionRow{"zoomOut", "View", 1, TEXT("Zoom out"), "Ctrl+-", "minus", TEXT("Show more, smaller.")},
    ActionRow{"togglePalette", "View", 2, TEXT("Palette"), "Ctrl+Alt+P", "palette", TEXT("Show or fold the palette.")},
    ActionRow{"toggleInspector", "View", 2, TEXT("Inspector"), "Ctrl+Alt+I", "", TEXT("Show or hide the fields of the selected state.")},
    ActionRow{"togglePanel", "View", 2, TEXT("Bottom panel"), "Ctrl+J", "", TEXT("Raise or lower the panel with the problems.")},
    ActionRow{"nextProblem", "View", 2, TEXT("Next problem"), "F8", "", TEXT("Go to the next problem.")},
    ActionRow{"fold", "View", 5, TEXT("Fold"), "Ctrl+Shift+[", "", TEXT("Hide the lines below that of the caret which belong to it.")},
    ActionRow{"unfold", "View", 5, TEXT("Unfold"), "Ctrl+Shift+]", "", TEXT("Show the lines that are folded away at the caret.")},
    ActionRow{"foldAll", "View", 5, TEXT("Fold all states"), "Ctrl+Alt+[", "", TEXT("Leave one line of each state.")},
    ActionRow{"unfoldAll", "View", 5, TEXT("Unfold all"), "Ctrl+Alt+]", "", TEXT("Show every line of the text.")},
    ActionRow{"themeSystem", "View", 3, TEXT("Theme of the desktop"), "", "", TEXT("Light or dark as the desktop is.")},
    ActionRow{"themeLight", "View", 3, TEXT("Light theme"), "", "", TEXT("Dark text on light ground.")},
    ActionRow{"themeDark", "View", 3, TEXT("Dark theme"), "", "", TEXT("Light text on dark ground.")},
    ActionRow{"nextTab", "View", 4, TEXT("Next tab"), "Ctrl+Tab; Ctrl+PgDown", "", TEXT("Show the next file.")},
    ActionRow{"previousTab", "View", 4, TEXT("Previous tab"), "Ctrl+Shift+Tab; Ctrl+PgUp", "", TEXT("Show the file before.")},

    ActionRow{"run", "Run", 0, TEXT("Run"), "F5", "play", TEXT("Start an execution, or go on with the one that is paused.")},
    ActionRow{"pause", "Run", 0, TEXT("Pause"), "Shift+F6", "pause", TEXT("Hold the execution before its next step.")},
    ActionRow{"stepOver", "Run", 1, TEXT("Step over"), "F10", "step-over", TEXT("Take one state, or a whole container.")},
    ActionRow{"stepInto", "Run", 1, TEXT("Step"), "F11", "step-into", TEXT("Take the smallest step.")},
    ActionRow{"stop", "Run", 2, TEXT("Stop"), "Shift+F5", "stop", TEXT("End the execution here.")},
    ActionRow{"restart", "Run", 2, TEXT("Restart"), "Ctrl+Shift+F5", "restart", TEXT("Start again with the same input.")},
    ActionRow{"previousIteration", "Run", 3, TEXT("Iteration before"), "[", "", TEXT("Show the Map that is selected, or around the selected state, in its iteration before.")},
    ActionRow{"nextIteration", "Run", 3, TEXT("Next iteration"), "]", "", TEXT("Show the Map that is selected, or around the selected state, in its next iteration.")},
    ActionRow{"leaveRun", "Run", 3, TEXT("Back to editing"), "", "", TEXT("Leave the run and show the machine as it is written.")},
    ActionRow{"values", "Run", 4, TEXT("Values of placeholders…"), "", "", TEXT("Say what ${…} stands for in runs on this machine.")},

    ActionRow{"keys", "Help", 0, TEXT("Keys"), "F1; ?", "", TEXT("Show every key.")},
    ActionRow{"about", "Help", 1, TEXT("About Statelight"), "", "", TEXT("Version and licence.")},
};
// clang-format on

#undef TEXT

} // namespace

std::span<const ActionRow> actionTable()
{
    return rows;
}

} // namespace statelight::app
