// Types into a document and saves it now and then until it is killed; tells on standard output how far it came.
//     unsaved_victim DEFINITION JOURNAL_FOLDER
#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>
#include <cstdio>

#include "app/document/document.h"
#include "app/document/unsaved_journal.h"

using namespace statelight;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    auto document = app::Document::open(QString::fromLocal8Bit(argv[1]));
    if (!document)
        return 1;
    const app::UnsavedJournal journal(**document, argv[2], "unsaved/victim");
    const auto place = static_cast<std::uint32_t>((*document)->text()->find("\"Comment\": \"") + 12);
    int typed = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        if (!(*document)->applyTyped({{{place, place}, "x"}}, "Typing", "code"))
            QCoreApplication::exit(1);
        std::printf("%d\n", ++typed);
        std::fflush(stdout);
        if (typed % 5 == 0 && !(*document)->save())
            QCoreApplication::exit(1);
    });
    timer.start(3);
    return QCoreApplication::exec();
}
