#pragma once

#include "core/result.h"

namespace statelight::app {

class Document;
class Simulator;

/// Gives the simulator what the last run of the document's file had: input, mocks, test case and objects, as far as
/// they are still there.
void takeUpLastRun(const Document& document, Simulator& simulator);
/// Keeps them beside the document's file. Of a template's machines none has a sidecar of its own. Fails as
/// app::remember does.
[[nodiscard]] core::Result<void> rememberRun(const Document& document, Simulator& simulator);

} // namespace statelight::app
