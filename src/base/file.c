/*
 * base/file.c - reading, writing and mapping files: see base/file.h. Walking folders is in walk.c.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { READ_STEP = 1 << 16, GZIP_WINDOW = 16 + 15, NAMES_TRIED = 100 };

static rsm_status fail_from_errno(rsm_error *error, const char *what) {
    int number = errno;
    char text[256];
    if (strerror_r(number, text, sizeof text) != 0)
        snprintf(text, sizeof text, "error %d", number);
    return rsm_error_set(error, rsm_status_from_errno(number), "%s: %s", what, text);
}

static rsm_status fail_memory(rsm_error *error) {
    return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
}

static rsm_status fail_limit(rsm_error *error, size_t limit) {
    return rsm_error_set(error, RSM_ERROR_LIMIT, "larger than the limit of %zu bytes", limit);
}

/* Appends all that `descriptor` gives. */
static rsm_status read_all(int descriptor, size_t limit, rsm_buffer *buffer, rsm_error *error) {
    size_t start = buffer->size;
    for (;;) {
        ssize_t got = 0;
        size_t room = 0;
        if (!rsm_buffer_reserve(buffer, READ_STEP))
            return fail_memory(error);
        room = buffer->capacity - buffer->size - 1;
        got = read(descriptor, buffer->data + buffer->size, room);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_from_errno(error, "cannot be read");
        if (got == 0)
            break;
        buffer->size += (size_t)got;
        if (buffer->size - start > limit)
            return fail_limit(error, limit);
    }
    buffer->data[buffer->size] = '\0';
    return RSM_OK;
}

/* Whether what was opened is a thing to read, and makes room for it where its size is told. */
static rsm_status check_opened(int descriptor, bool is_input, size_t limit, rsm_buffer *buffer,
                               rsm_error *error) {
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return fail_from_errno(error, "cannot be read");
    if (S_ISDIR(status.st_mode))
        return rsm_error_set(error, RSM_ERROR_IO, "is a folder");
    if (!is_input && !S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        return rsm_error_set(error, RSM_ERROR_IO, "is not a file");
    if (S_ISREG(status.st_mode)) {
        if (status.st_size < 0 || (uintmax_t)status.st_size > limit)
            return fail_limit(error, limit);
        if (!rsm_buffer_reserve(buffer, (size_t)status.st_size + READ_STEP))
            return fail_memory(error);
    }
    return RSM_OK;
}

static bool is_gzip(rsm_slice bytes) {
    return rsm_slice_starts_with(bytes, RSM_SLICE("\x1F\x8B"));
}

/* Replaces the gzip stream that begins at `start` of the buffer by what it holds. */
static rsm_status unpack_in_place(rsm_buffer *buffer, size_t start, size_t limit,
                                  rsm_error *error) {
    rsm_slice packed = rsm_slice_sub(rsm_buffer_slice(buffer), start, buffer->size);
    rsm_buffer copy;
    rsm_status status = RSM_OK;
    rsm_buffer_init(&copy, buffer->allocator);
    if (!rsm_buffer_append_slice(&copy, packed))
        return fail_memory(error);
    buffer->size = start;
    buffer->data[start] = '\0';
    status = rsm_gzip_unpack(rsm_buffer_slice(&copy), limit, buffer, error);
    rsm_buffer_free(&copy);
    return status;
}

rsm_status rsm_file_read(const char *path, size_t limit, rsm_buffer *buffer, rsm_error *error) {
    bool is_input = strcmp(path, "-") == 0;
    int descriptor = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    size_t start = buffer->size;
    rsm_status status = RSM_OK;
    if (limit == 0)
        limit = RSM_FILE_SIZE_LIMIT;
    if (descriptor < 0)
        return fail_from_errno(error, "cannot be opened");
    status = check_opened(descriptor, is_input, limit, buffer, error);
    if (status == RSM_OK)
        status = read_all(descriptor, limit, buffer, error);
    if (!is_input)
        close(descriptor);
    if (status == RSM_OK && is_gzip(rsm_slice_sub(rsm_buffer_slice(buffer), start, buffer->size)))
        status = unpack_in_place(buffer, start, limit, error);
    return status;
}

/* Takes what zlib says of one step; RSM_OK to go on. */
static rsm_status judge_inflate(int code, const z_stream *stream, rsm_error *error) {
    if (code == Z_OK || code == Z_STREAM_END)
        return RSM_OK;
    if (code == Z_MEM_ERROR)
        return fail_memory(error);
    if (code == Z_BUF_ERROR && stream->avail_in == 0)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "gzip data end too early");
    return rsm_error_set(error, RSM_ERROR_FORMAT, "damaged gzip data");
}

/* Unpacks until the last member ends. What follows that is no gzip data is passed over. */
static rsm_status inflate_members(z_stream *stream, rsm_slice packed, size_t limit,
                                  rsm_buffer *buffer, rsm_error *error) {
    size_t start = buffer->size;
    size_t given = 0; /* bytes of `packed` handed to zlib, which counts in 32 bits */
    for (;;) {
        int code = Z_OK;
        size_t room = 0;
        rsm_status status = RSM_OK;
        if (stream->avail_in == 0 && given < packed.size) {
            size_t step = packed.size - given < (1u << 30) ? packed.size - given : (1u << 30);
            stream->next_in = (z_const Bytef *)(packed.data + given);
            stream->avail_in = (uInt)step;
            given += step;
        }
        if (!rsm_buffer_reserve(buffer, READ_STEP))
            return fail_memory(error);
        room = buffer->capacity - buffer->size - 1;
        stream->avail_out = (uInt)(room < (1u << 30) ? room : (1u << 30));
        room = stream->avail_out;
        stream->next_out = (Bytef *)buffer->data + buffer->size;
        code = inflate(stream, Z_NO_FLUSH);
        buffer->size += room - stream->avail_out;
        buffer->data[buffer->size] = '\0';
        if (buffer->size - start > limit)
            return fail_limit(error, limit);
        status = judge_inflate(code, stream, error);
        if (status != RSM_OK)
            return status;
        if (code == Z_STREAM_END) {
            size_t at = given - stream->avail_in;
            if (!is_gzip(rsm_slice_sub(packed, at, packed.size)))
                return RSM_OK;
            inflateReset(stream);
        }
    }
}

rsm_status rsm_gzip_unpack(rsm_slice packed, size_t limit, rsm_buffer *buffer, rsm_error *error) {
    z_stream stream;
    rsm_status status = RSM_OK;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
        return fail_memory(error);
    status =
        inflate_members(&stream, packed, limit > 0 ? limit : RSM_FILE_SIZE_LIMIT, buffer, error);
    inflateEnd(&stream);
    return status;
}

static rsm_status write_all(int descriptor, rsm_slice data, rsm_error *error) {
    while (data.size > 0) {
        ssize_t written = write(descriptor, data.data, data.size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail_from_errno(error, "cannot be written");
        data = rsm_slice_sub(data, (size_t)written, data.size);
    }
    return RSM_OK;
}

/* Creates a new file beside `path` and writes its name to `name`; -1 where that fails. */
static int create_beside(const char *path, char *name, size_t name_size) {
    int descriptor = -1;
    for (int i = 0; i < NAMES_TRIED && descriptor < 0; i++) {
        snprintf(name, name_size, "%s.%ld-%d.part", path, (long)getpid(), i);
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST)
            break;
    }
    return descriptor;
}

/* Makes the move itself last; a file system that cannot is let be. */
static void sync_folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    char folder[4096] = ".";
    int descriptor = -1;
    if (slash != NULL && (size_t)(slash - path) + 1 < sizeof folder)
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path) + 1, path);
    descriptor = open(folder, O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        close(descriptor);
    }
}

static rsm_status write_and_move(const char *path, char *name, size_t name_size, rsm_slice data,
                                 rsm_error *error) {
    int descriptor = create_beside(path, name, name_size);
    rsm_status status = RSM_OK;
    if (descriptor < 0)
        return fail_from_errno(error, "cannot be written");
    status = write_all(descriptor, data, error);
    if (status == RSM_OK && fsync(descriptor) != 0 && errno != EINVAL)
        status = fail_from_errno(error, "cannot be written");
    if (close(descriptor) != 0 && status == RSM_OK)
        status = fail_from_errno(error, "cannot be written");
    if (status == RSM_OK && rename(name, path) != 0)
        status = fail_from_errno(error, "cannot be written");
    if (status != RSM_OK)
        unlink(name);
    else
        sync_folder_of(path);
    return status;
}

/* A pipe, terminal or device cannot be replaced: it is written to. */
static rsm_status write_through(const char *path, rsm_slice data, rsm_error *error) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    rsm_status status = RSM_OK;
    if (descriptor < 0)
        return fail_from_errno(error, "cannot be written");
    status = write_all(descriptor, data, error);
    if (close(descriptor) != 0 && status == RSM_OK)
        status = fail_from_errno(error, "cannot be written");
    return status;
}

rsm_status rsm_file_write(const char *path, rsm_slice data, rsm_error *error) {
    char *target = NULL; /* where a symbolic link leads */
    char *name = NULL;
    size_t name_size = 0;
    rsm_status status = RSM_OK;
    switch (rsm_file_kind_of(path)) {
    case RSM_FILE_FOLDER:
        return rsm_error_set(error, RSM_ERROR_IO, "is a folder");
    case RSM_FILE_OTHER:
        return write_through(path, data, error);
    case RSM_FILE_MISSING:
    case RSM_FILE_REGULAR:
    case RSM_FILE_UNREADABLE:
        break;
    }
    target = realpath(path, NULL);
    if (target != NULL)
        path = target;
    name_size = strlen(path) + 64;
    name = malloc(name_size);
    status = name != NULL ? write_and_move(path, name, name_size, data, error) : fail_memory(error);
    free(name);
    free(target);
    return status;
}

rsm_status rsm_file_map(const char *path, rsm_mapped_file *mapped, rsm_error *error) {
    struct stat status;
    void *data = NULL;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    mapped->data = NULL;
    mapped->size = 0;
    if (descriptor < 0)
        return fail_from_errno(error, "cannot be opened");
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return rsm_error_set(error, RSM_ERROR_IO, "is not a file");
    }
    if (status.st_size > 0) {
        data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (data == MAP_FAILED) {
            close(descriptor);
            return fail_from_errno(error, "cannot be mapped");
        }
        mapped->data = data;
        mapped->size = (size_t)status.st_size;
    }
    close(descriptor);
    return RSM_OK;
}

void rsm_file_unmap(rsm_mapped_file *mapped) {
    union {
        const unsigned char *constant;
        void *plain;
    } pointer = {mapped->data};
    if (mapped->data != NULL)
        munmap(pointer.plain, mapped->size);
    mapped->data = NULL;
    mapped->size = 0;
}
