#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/result.h"

namespace statelight::storage {

/// Reads a file from its beginning on, piece by piece. What is packed with gzip comes unpacked.
class FileStream {
public:
    /// Fails as readError tells; with "storage.zstd" for a file packed with Zstandard, which can't be unpacked.
    [[nodiscard]] static core::Result<FileStream> open(const std::string& path);
    FileStream(FileStream&&) noexcept;
    FileStream& operator=(FileStream&&) noexcept;
    ~FileStream();

    /// Appends up to `most` bytes; how many there were, 0 at the end. Fails as readError tells, and with
    /// "storage.packed" for a broken gzip file.
    [[nodiscard]] core::Result<std::size_t> read(std::string& buffer, std::size_t most);

private:
    struct Handle;
    explicit FileStream(std::unique_ptr<Handle> handle);

    std::unique_ptr<Handle> m_handle;
};

} // namespace statelight::storage
