pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

Column {
    id: root

    required property Inspector inspector
    required property FormModel form
    required property int index
    required property int kind
    required property string pointer
    required property string label
    required property string fieldText
    required property string placeholder
    required property string help
    required property list<string> options
    required property bool isHalf
    required property string problem

    function write(text: string): void {
        root.inspector.write(root.form, root.index, text);
    }

    spacing: 4

    FormGroup {
        isTitle: root.pointer === ""
        label: root.label
        summary: root.fieldText
        visible: root.kind === FormModel.Group
        width: parent.width

        onRemoveAsked: root.inspector.remove(root.pointer)
    }
    Button {
        iconName: "plus"
        link: true
        text: root.label
        visible: root.kind === FormModel.Add

        onClicked: root.inspector.addEntry(root.pointer)
    }
    Label {
        id: caption

        color: Theme.text2
        font: Theme.secondaryFont
        text: root.label
        visible: editor.active
        width: parent.width

        HoverHandler {
            id: hover
        }
        Tip {
            text: root.help
            visible: hover.hovered && root.help !== ""
        }
    }
    Part {
        id: editor

        active: root.kind !== FormModel.Group && root.kind !== FormModel.Add
        sourceComponent: root.kind === FormModel.Json ? json : root.kind === FormModel.Choice || root.kind === FormModel.Target ? choice : line
        visible: active
        width: parent.width
    }
    Label {
        color: Theme.error
        font: Theme.secondaryFont
        text: root.problem
        visible: root.problem !== ""
        width: parent.width
        wrapMode: Text.Wrap
    }

    Component {
        id: line

        TextField {
            Accessible.description: root.help
            invalid: root.problem !== ""
            label: root.label
            mono: root.kind === FormModel.Errors || root.fieldText.startsWith("$") || root.fieldText.startsWith("{%") || root.fieldText.startsWith("arn:")
            placeholderText: root.placeholder

            Component.onCompleted: text = root.fieldText
            onActiveFocusChanged: if (!activeFocus) {
                root.inspector.endTyping();
                if (root.problem === "")
                    text = root.fieldText;
            }
            onTextEdited: root.write(text)

            Connections {
                function onFieldsReset(): void {
                    // The field may be on its way out with the form that is reset.
                    if (root)
                        text = root.fieldText;
                }

                target: root.inspector
            }
            Connections {
                function onFieldTextChanged(): void {
                    if (!activeFocus) // qmllint disable
                        text = root.fieldText;
                }

                target: root
            }
        }
    }
    Component {
        id: json

        JsonField {
            Accessible.description: root.help
            invalid: root.problem !== ""
            label: root.label
            placeholderText: root.placeholder

            Component.onCompleted: text = root.fieldText
            onActiveFocusChanged: if (!activeFocus) {
                root.inspector.endTyping();
                if (root.problem === "")
                    text = root.fieldText;
            }
            onTextChanged: if (activeFocus && text !== root.fieldText)
                root.write(text)

            Connections {
                function onFieldsReset(): void {
                    // The field may be on its way out with the form that is reset.
                    if (root)
                        text = root.fieldText;
                }

                target: root.inspector
            }
            Connections {
                function onFieldTextChanged(): void {
                    if (!activeFocus) // qmllint disable
                        text = root.fieldText;
                }

                target: root
            }
        }
    }
    Component {
        id: choice

        ComboBox {
            Accessible.description: root.help
            currentIndex: root.options.indexOf(root.fieldText)
            displayText: root.fieldText !== "" ? root.fieldText : root.placeholder
            label: root.label
            model: root.options.map(option => option !== "" ? option : root.placeholder) // qmllint disable

            onActivated: chosen => root.write(root.options[chosen])
        }
    }
}
