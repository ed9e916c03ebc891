#pragma once

#include <QtCore/QObject>
#include <functional>
#include <memory>

#include "app/scene/picture_maker.h"

namespace statelight::app {

/// Lays out on the one thread of the process that may (Graphviz isn't thread safe). Of requests that wait only the
/// newest of each worker is done.
class LayoutWorker : public QObject {
    Q_OBJECT

public:
    explicit LayoutWorker(QObject* parent = nullptr);
    ~LayoutWorker() override;

    void request(PictureRequest request);
    /// Runs this on the thread that lays out, after what is under way there, and waits for it.
    static void runOnLayoutThread(const std::function<void()>& work);
    /// Gives what was requested last, now; nothing if nothing is under way.
    [[nodiscard]] ScenePicturePointer wait();

signals:
    void ready(statelight::app::ScenePicturePointer picture);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace statelight::app
