#!/usr/bin/env python3
"""Turns theme.json into theme.h (constexpr, no Qt) and Theme.qml: make_theme.py theme.json OUT_FOLDER"""
import json
import pathlib
import sys

SHADES = ("light", "dark")


def upper(name):
    return name[0].upper() + name[1:]


def cpp_color(text):
    digits = text.lstrip("#")
    alpha, rgb = (digits[:2], digits[2:]) if len(digits) == 8 else ("FF", digits)
    parts = [rgb[0:2], rgb[2:4], rgb[4:6], alpha]
    return "{" + ", ".join(f"0x{part}" for part in parts) + "}"


def cpp_struct_palette(theme):
    lines = ["struct Palette {"]
    lines += [f"    Color {name};" for name in theme["colors"]]
    lines += ["    std::array<StatusLook, statusCount> statuses;", "    std::array<Color, typeCount> types;", "",
              "    [[nodiscard]] constexpr const StatusLook& look(Status status) const",
              "    {", "        return statuses[static_cast<std::size_t>(status)];", "    }",
              "    [[nodiscard]] constexpr Color tile(Type type) const { return types[static_cast<std::size_t>(type)]; }",
              "};"]
    return lines


def cpp_palette(theme, shade):
    index = SHADES.index(shade)
    lines = [f"inline constexpr Palette {shade}{{"]
    lines += [f"    {cpp_color(pair[index])}, // {name}" for name, pair in theme["colors"].items()]
    lines.append("    {{")
    for name, look in theme["statuses"].items():
        colors = ", ".join(cpp_color(look[part][index]) for part in ("solid", "tint", "text", "onSolid"))
        lines.append(f"        {{{colors}, {float(look['border'])}}}, // {name}")
    lines.append("    }},")
    lines.append("    {{")
    lines += [f"        {cpp_color(pair[index])}, // {name}" for name, pair in theme["types"].items()]
    lines += ["    }},", "};"]
    return lines


def cpp_names(kind, names):
    lines = [f"enum class {upper(kind)} : std::uint8_t {{ {', '.join(upper(name) for name in names)} }};",
             f"inline constexpr std::size_t {kind}Count = {len(names)};"]
    return lines


def cpp_constants(name, values, suffix):
    lines = [f"namespace {name} {{"]
    lines += [f"inline constexpr {suffix} {key} = {value};" for key, value in values.items()]
    lines += [f"}} // namespace {name}"]
    return lines


def header(theme):
    lines = ["// Made from resources/theme.json by resources/make_theme.py; change those.", "#pragma once", "",
             "#include <array>", "#include <cstddef>", "#include <cstdint>", "#include <string_view>", "",
             "namespace statelight::theme {", "",
             "struct Color {", "    std::uint8_t red = 0;", "    std::uint8_t green = 0;", "    std::uint8_t blue = 0;",
             "    std::uint8_t alpha = 255;", "    bool operator==(const Color&) const = default;", "};", "",
             "struct StatusLook {", "    Color solid;", "    Color tint;", "    Color text;", "    Color onSolid;",
             "    double border = 1.5;", "};", "",
             "struct Font {", "    std::string_view family;", "    int size;", "    int line;", "    int weight;", "};", ""]
    lines += cpp_names("status", theme["statuses"]) + [""]
    lines += cpp_names("type", theme["types"]) + [""]
    lines += cpp_struct_palette(theme) + [""]
    for shade in SHADES:
        lines += cpp_palette(theme, shade) + [""]
    lines += cpp_constants("size", {key: float(value) for key, value in theme["sizes"].items()}, "double") + [""]
    lines += cpp_constants("duration", theme["durations"], "int") + [""]
    lines += ["namespace font {"]
    for name, font in theme["fonts"].items():
        family = theme["families"][font["family"]]
        lines.append(f'inline constexpr Font {name}{{"{family}", {font["size"]}, {font["line"]}, {font["weight"]}}};')
    lines += ["} // namespace font", "", "} // namespace statelight::theme", ""]
    return "\n".join(lines)


def qml_color(name, pair):
    value = f'"{pair[0]}"' if pair[0] == pair[1] else f'dark ? "{pair[1]}" : "{pair[0]}"'
    return f"    readonly property color {name}: {value}"


def qml(theme):
    lines = ["// Made from resources/theme.json by resources/make_theme.py; change those.", "pragma Singleton",
             "import QtQuick", "", "QtObject {", "    property bool dark: false",
             "    property bool reducedMotion: false", ""]
    lines += [qml_color(name, pair) for name, pair in theme["colors"].items()]
    for name, look in theme["statuses"].items():
        for part in ("solid", "tint", "text", "onSolid"):
            lines.append(qml_color(f"status{upper(name)}{upper(part)}", look[part]))
    lines += [qml_color(f"type{upper(name)}", pair) for name, pair in theme["types"].items()]
    lines.append("")
    lines += [f"    readonly property real {name}: {value}" for name, value in theme["sizes"].items()]
    lines.append("")
    for name, value in theme["durations"].items():
        lines.append(f"    readonly property int duration{upper(name)}: reducedMotion ? 0 : {value}")
    lines.append("")
    lines += [f'    readonly property string {name}Family: "{family}"' for name, family in theme["families"].items()]
    for name, font in theme["fonts"].items():
        # Ligatures would show ::: and != as other characters than those that stand in the text.
        ligatures = ", preferShaping: false" if font["family"] == "mono" else ""
        lines.append(f'    readonly property font {name}Font: Qt.font({{ family: "{theme["families"][font["family"]]}", '
                     f'pixelSize: {font["size"]}, weight: {font["weight"]}{ligatures} }})')
        lines.append(f"    readonly property int {name}Line: {font['line']}")
    lines += ["}", ""]
    return "\n".join(lines)


def write_if_changed(path, text):
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    theme = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    out = pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    write_if_changed(out / "theme.h", header(theme))
    write_if_changed(out / "Theme.qml", qml(theme))


if __name__ == "__main__":
    main()
