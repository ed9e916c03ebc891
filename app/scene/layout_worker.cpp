#include "app/scene/layout_worker.h"

#include <QtCore/QMetaObject>
#include <QtCore/QThreadPool>
#include <condition_variable>
#include <mutex>

#include "app/scene/picture_maker.h"

namespace statelight::app {

namespace {

// Graphviz needs a usual stack, and only one thread at a time.
QThreadPool& layoutThread()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    pool.setStackSize(8U << 20U);
    return pool;
}

struct Order {
    std::shared_ptr<const document::Snapshot> snapshot;
    std::vector<asl::StatePath> folded;
};

} // namespace

struct LayoutWorker::Shared {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<Order> next;
    bool isBusy = false;
    ScenePicturePointer result;
    LayoutWorker* owner = nullptr;
    layout::Engine engine;

    std::optional<Order> take()
    {
        const std::lock_guard lock(mutex);
        std::optional<Order> order = std::move(next);
        next.reset();
        if (!order) {
            isBusy = false;
            done.notify_all();
        }
        return order;
    }

    void publish(const ScenePicturePointer& picture)
    {
        const std::lock_guard lock(mutex);
        result = picture;
        if (owner != nullptr && !next)
            QMetaObject::invokeMethod(
                owner, [worker = owner, picture] { emit worker->ready(picture); }, Qt::QueuedConnection);
    }
};

LayoutWorker::LayoutWorker(QObject* parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->owner = this;
}

LayoutWorker::~LayoutWorker()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->owner = nullptr;
    m_shared->next.reset();
}

void LayoutWorker::request(std::shared_ptr<const document::Snapshot> snapshot, std::vector<asl::StatePath> folded)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->next = Order{std::move(snapshot), std::move(folded)};
    if (m_shared->isBusy)
        return;
    m_shared->isBusy = true;
    layoutThread().start([shared = m_shared] {
        while (std::optional<Order> order = shared->take())
            shared->publish(makePicture(std::move(order->snapshot), shared->engine, order->folded));
    });
}

ScenePicturePointer LayoutWorker::wait()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->done.wait(lock, [this] { return !m_shared->isBusy; });
    return m_shared->result;
}

} // namespace statelight::app
