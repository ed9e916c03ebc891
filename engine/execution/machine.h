// execution runs compiled state machines, one atomic step at a time. It asks for what the outside world must do and is
// answered; it must never know source text, files, threads, sleeping or the wall clock.
#pragma once

#include "execution/history.h"

// The contract that simulation, cli and app/simulator build on (owned by execution; see style.md, section 8):
//
//   core::Result<std::shared_ptr<const Program>> compile(const asl::StateMachine&, const CompileOptions&);
//
//   class Machine {            // a value: copying it is a snapshot (cheap: values and frames are shared or small)
//     Machine(std::shared_ptr<const Program>, ExecutionOptions);   // name, ARNs, role, seed, Standard or Express, limits
//     Step start(core::Value input, Instant now);                  // ExecutionStarted; nothing entered yet
//     Step advance(Instant now);                                   // ONE atomic step: enter a state, run a stage, exit …
//     Step resume(const Answer&, Instant now);                     // an answer to a request, or a time reached
//     Step stop(error, cause, now);                                // ExecutionAborted
//     status(): Ready (advance can go on) | Waiting (answers or time needed) | Succeeded | Failed | TimedOut | Aborted
//     output(), error(), cause(), nextWake(): optional<Instant>, pending(): span<const TaskRequest>
//   };
//   struct Step { std::vector<HistoryEvent> events; std::vector<TaskRequest> requests; bool done; };
//   struct TaskRequest { TaskId id; StateIndex state; std::string stateName; resource; core::Value parameters; attempt;
//                        invocation (how often this state's task was scheduled before); pattern; optional token; … };
//   using Answer = variant<TaskSucceeded{id, result, optional submitted}, TaskFailed{id, optional error, optional cause,
//                        optional submitted, optional event kind}, …, TimeReached{}>;
//   struct HistoryEvent { id, previousEventId, timestamp, type, state index, iteration, shared values … };
//   core::Value toValue(const HistoryEvent&, const Program&);      // the AWS shape, made when asked for
//   Stage values (input, after InputPath, Parameters, result, ResultSelector, ResultPath, output, variables) of each
//   visit are recorded only when ExecutionOptions asks for it, keyed by the id of the state's Entered event.

