#include "storage/system_error.h"

#include <cerrno>
#include <system_error>

namespace statelight::storage {

namespace {

std::string words(int number)
{
    return std::generic_category().message(number);
}

} // namespace

std::string quoted(const std::string& path)
{
    return "'" + path + "'";
}

core::Error readError(const std::string& path, int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {"storage.missing", "There is no file " + quoted(path) + "."};
    case EISDIR:
        return {"storage.directory", quoted(path) + " is a folder, not a file."};
    case EACCES:
    case EPERM:
        return {"storage.permission", "You have no permission to read " + quoted(path) + "."};
    default:
        return {"storage.read", quoted(path) + " could not be read: " + words(number) + "."};
    }
}

core::Error writeError(const std::string& path, int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {"storage.missing", "The folder of " + quoted(path) + " is no longer there; nothing was saved."};
    case EISDIR:
        return {"storage.directory", quoted(path) + " is a folder; nothing was saved."};
    case EACCES:
    case EPERM:
        return {"storage.permission", "You have no permission to write " + quoted(path) + "; nothing was saved."};
    case EROFS:
        return {"storage.readOnly", quoted(path) + " lies on a read-only file system; nothing was saved."};
    case ENOSPC:
    case EDQUOT:
        return {"storage.space", "There is no space left to save " + quoted(path) + "; the old file is unchanged."};
    default:
        return {
            "storage.write", quoted(path) + " could not be saved: " + words(number) + "; the old file is unchanged."};
    }
}

} // namespace statelight::storage
