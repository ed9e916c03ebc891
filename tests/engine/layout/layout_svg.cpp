#include <fstream>
#include <iostream>
#include <sstream>

#include "definitions.h"
#include "layout/layout.h"
#include "svg_dump.h"

using namespace statelight;

int main(int count, char** arguments)
{
    if (count != 3) {
        std::cerr << "layout_svg DEFINITION PICTURE\n";
        return 2;
    }
    std::stringstream text;
    text << std::ifstream(arguments[1]).rdbuf();
    const auto snapshot = tests::readDefinition(text.str(), arguments[1]);
    const auto picture = layout::Engine().layout(snapshot->machine, snapshot->graph);
    std::ofstream(arguments[2]) << tests::svgOf(snapshot->machine, snapshot->graph, picture);
    return 0;
}
