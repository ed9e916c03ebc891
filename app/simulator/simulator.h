#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>
#include <memory>
#include <optional>

#include "app/document/document.h"
#include "app/simulator/event_model.h"
#include "app/simulator/mock_choice.h"
#include "app/simulator/objects_choice.h"
#include "app/simulator/result_request.h"
#include "app/simulator/run_fold.h"
#include "app/simulator/run_values.h"
#include "app/simulator/stage_model.h"

namespace statelight::app {

/// Runs the Document's newest snapshot: start, pause, step, stop; answers from mocks or a person; what to show of it.
/// The machine works in slices of a few milliseconds on the UI thread: a step takes microseconds, and what it shows has
/// no need to cross threads.
class Simulator : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A tab has its simulator")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed FINAL)
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed FINAL)
    Q_PROPERTY(QString virtualTime READ virtualTime NOTIFY changed FINAL)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed FINAL)
    Q_PROPERTY(QString inputText READ inputText WRITE setInputText NOTIFY inputChanged FINAL)
    Q_PROPERTY(QString inputProblem READ inputProblem NOTIFY inputChanged FINAL)
    Q_PROPERTY(bool express READ isExpress WRITE setExpress NOTIFY settingsChanged FINAL)
    /// States a second at normal speed times this; 0 is instant.
    Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY settingsChanged FINAL)
    Q_PROPERTY(statelight::app::MockChoice* mocks READ mocks CONSTANT FINAL)
    Q_PROPERTY(statelight::app::ObjectsChoice* objects READ objects CONSTANT FINAL)
    Q_PROPERTY(statelight::app::RunValues* values READ values CONSTANT FINAL)
    Q_PROPERTY(statelight::app::EventModel* events READ events CONSTANT FINAL)
    Q_PROPERTY(statelight::app::StageModel* stages READ stages CONSTANT FINAL)
    Q_PROPERTY(statelight::app::ResultRequest* request READ request CONSTANT FINAL)
    Q_PROPERTY(QString visitText READ visitText NOTIFY visitChanged FINAL)
    /// Why `stages` shows no visit of the selected state.
    Q_PROPERTY(QString noVisitText READ noVisitText NOTIFY visitChanged FINAL)

public:
    enum Phase { Idle, Paused, Playing, Asking, Succeeded, Failed };
    Q_ENUM(Phase)

    /// What a run gets where nothing is typed.
    static const QString emptyInput;

    explicit Simulator(Document* document, QObject* parent = nullptr);
    ~Simulator() override;

    /// Starts, or goes on with what is paused.
    Q_INVOKABLE void run();
    Q_INVOKABLE void pause();
    /// One state, or a whole container; starts where nothing runs.
    Q_INVOKABLE void stepOver();
    /// Up to the next state that is about to be entered, inside containers too.
    Q_INVOKABLE void stepInto();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void restart();
    /// Forgets the run: the machine is shown as it is written.
    Q_INVOKABLE void leave();
    /// Runs to the end, or to a task that nobody answers, without a pause.
    void runToEnd();

    Q_INVOKABLE bool answerResult(const QString& json);
    Q_INVOKABLE void answerFailure(const QString& error, const QString& cause);
    Q_INVOKABLE void answerTimeout();
    Q_INVOKABLE void loadInput(const QString& path);
    /// Shows the inner states of a Map as they were in this iteration; -1 for the one that acted last.
    void showIteration(const asl::StatePath& map, int index);
    /// The same for the iteration after (before, for -1) the shown one of the Map that is selected or holds the
    /// selected state.
    void stepIteration(int by);
    [[nodiscard]] bool canStepIteration() const;

    /// From now on each run's input, mocks and test case are remembered beside the document's file; takes those of the
    /// last one up.
    void rememberRuns();

    /// The visit whose values `stages` shows is one of this state.
    void select(const asl::StatePath& state);

    [[nodiscard]] Phase phase() const;
    [[nodiscard]] bool isActive() const { return m_session != nullptr; }
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString virtualTime() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString inputText() const { return m_inputText; }
    void setInputText(const QString& text);
    [[nodiscard]] QString inputProblem() const { return m_inputProblem; }
    [[nodiscard]] bool isExpress() const { return m_isExpress; }
    void setExpress(bool express);
    [[nodiscard]] double speed() const { return m_speed; }
    void setSpeed(double speed);
    [[nodiscard]] MockChoice* mocks() { return &m_mocks; }
    [[nodiscard]] ObjectsChoice* objects() { return &m_objects; }
    [[nodiscard]] RunValues* values() { return &m_values; }
    [[nodiscard]] EventModel* events() { return &m_events; }
    [[nodiscard]] StageModel* stages() { return &m_stages; }
    [[nodiscard]] ResultRequest* request() { return &m_request; }
    [[nodiscard]] QString visitText() const { return m_visitText; }
    [[nodiscard]] QString noVisitText() const { return m_noVisitText; }
    [[nodiscard]] const RunOverlay& overlay() const { return m_overlay; }
    [[nodiscard]] const Session* session() const { return m_session.get(); }

signals:
    void changed();
    void inputChanged();
    void settingsChanged();
    void visitChanged();
    void overlayChanged();
    /// A new run stands at its start.
    void begun();
    /// The run stands before this state: the camera may follow.
    void stateReached(const statelight::asl::StatePath& state);

private:
    enum class Mode : std::uint8_t { Hold, Over, Into, Play, Instant };

    bool begin();
    void go(Mode mode);
    void slice();
    [[nodiscard]] bool reachesStop(Session::Stop stop) const;
    /// Shows the run as it stands now, and says where that is.
    void show();
    void showRun();
    void showVisit();
    /// Of the selected state, which the paused run is about to enter; else null.
    [[nodiscard]] const core::Value* comingInput() const;
    [[nodiscard]] int playInterval() const;
    /// The innermost Map with iterations that is selected or holds the selected state; its run in the overlay.
    [[nodiscard]] const std::pair<const asl::StatePath, StateRun>* selectedMap() const;

    Document* m_document;
    MockChoice m_mocks{this};
    ObjectsChoice m_objects;
    RunValues m_values;
    EventModel m_events{this};
    StageModel m_stages{this};
    ResultRequest m_request{this};
    std::unique_ptr<Session> m_session;
    std::unique_ptr<RunFold> m_fold;
    RunOverlay m_overlay;
    QTimer m_timer;
    Mode m_mode = Mode::Hold;
    Mode m_resume = Mode::Hold; ///< how to go on after a person's answer
    std::optional<execution::Machine::Position> m_from; ///< where a step over began
    asl::StatePath m_selected;
    QString m_inputText = emptyInput;
    QString m_inputProblem;
    QString m_visitText;
    QString m_noVisitText;
    double m_speed = 1;
    bool m_isExpress = false;
    bool m_remembers = false;
};

} // namespace statelight::app
