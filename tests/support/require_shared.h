#pragma once

#include <QString>

namespace statelight::tests {

/// The folder of shared test data beside the project's root, or an empty text where a clone has none.
QString sharedFolder();

} // namespace statelight::tests

/// Skips the running test where the shared test data is absent: a user's clone has none.
#define requireShared()                                                                                                \
    do {                                                                                                               \
        if (statelight::tests::sharedFolder().isEmpty())                                                               \
            QSKIP("the shared test data is not beside this clone");                                                    \
    } while (false)
