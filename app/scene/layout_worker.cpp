#include "app/scene/layout_worker.h"

#include <QtCore/QMetaObject>
#include <QtCore/QSemaphore>
#include <QtCore/QThreadPool>
#include <condition_variable>
#include <mutex>

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

} // namespace

struct LayoutWorker::Shared {
    std::mutex mutex;
    std::condition_variable done;
    std::optional<PictureRequest> next;
    bool isBusy = false;
    ScenePicturePointer result;
    LayoutWorker* owner = nullptr;
    layout::Engine engine;

    std::optional<PictureRequest> take()
    {
        const std::lock_guard lock(mutex);
        std::optional<PictureRequest> request = std::move(next);
        next.reset();
        if (!request) {
            isBusy = false;
            done.notify_all();
        }
        return request;
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

void LayoutWorker::request(PictureRequest request)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->next = std::move(request);
    if (m_shared->isBusy)
        return;
    m_shared->isBusy = true;
    layoutThread().start([shared = m_shared] {
        while (const std::optional<PictureRequest> next = shared->take())
            shared->publish(makePicture(*next, shared->engine));
    });
}

void LayoutWorker::runOnLayoutThread(const std::function<void()>& work)
{
    QSemaphore done;
    layoutThread().start([&] {
        work();
        done.release();
    });
    done.acquire();
}

ScenePicturePointer LayoutWorker::wait()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->done.wait(lock, [this] { return !m_shared->isBusy; });
    return m_shared->result;
}

} // namespace statelight::app
