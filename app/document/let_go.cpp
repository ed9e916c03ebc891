#include "app/document/let_go.h"

#include <QtCore/QThreadPool>
#include <utility>

namespace statelight::app {

void letGoElsewhere(std::shared_ptr<const void> value)
{
    if (value != nullptr)
        QThreadPool::globalInstance()->start([held = std::move(value)]() mutable { held.reset(); });
}

} // namespace statelight::app
