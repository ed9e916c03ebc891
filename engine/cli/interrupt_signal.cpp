#include "cli/interrupt_signal.h"

#include <atomic>
#include <csignal>

namespace statelight::cli {

namespace {

// A signal handler takes no argument of ours, so this must be reachable from it.
std::atomic<simulation::Interruption*> current = nullptr;

void raiseCurrent(int)
{
    if (auto* interruption = current.load()) {
        interruption->raise();
    }
}

void install(int signal)
{
    struct sigaction action {};
    action.sa_handler = raiseCurrent;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
}

} // namespace

InterruptSignal::InterruptSignal(simulation::Interruption& interruption)
{
    current = &interruption;
    install(SIGINT);
    install(SIGTERM);
}

InterruptSignal::~InterruptSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    current = nullptr;
}

} // namespace statelight::cli
