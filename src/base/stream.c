/*
 * base/stream.c - large files read in pieces: see base/stream.h. zlib reads what is plain or gzip,
 * minizip (of zlib's own sources) finds its way in archives.
 */
#include "base/stream.h"

#include "base/file.h"
#include "base/slice.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <minizip/unzip.h>
#include <zlib.h>

enum { MEMBER_NAME = 512, MEMBERS = 4096, METHOD_STORED = 0, METHOD_DEFLATE = 8, ENCRYPTED = 1 };

struct rsm_stream {
    gzFile plain; /* or NULL */
    unzFile archive;
    uint64_t size;          /* of the file; 0: not known */
    uint64_t packed;        /* of the archive's text */
    uint64_t unpacked_size; /* as the archive tells it */
    uint64_t unpacked;      /* so far */
};

static rsm_status fail_errno(rsm_error *error, const char *what) {
    int number = errno;
    char text[256] = "error";
    (void)!strerror_r(number, text, sizeof text);
    return rsm_error_set(error, rsm_status_from_errno(number), "%s: %s", what, text);
}

/* ---- archives ---- */

static rsm_status fail_archive(rsm_error *error) {
    return rsm_error_set(error, RSM_ERROR_FORMAT, "is no zip archive, or is cut off or damaged");
}

static bool is_side_file(rsm_slice name) {
    return rsm_slice_equal_ascii_caseless(name, RSM_SLICE("readme.txt")) ||
           rsm_slice_equal_ascii_caseless(name, RSM_SLICE("iso-languagecodes.txt"));
}

static rsm_slice stem_of(rsm_slice name) {
    return rsm_slice_sub(name, 0, name.size - rsm_path_extension(name).size);
}

/* How well a member fits as the text that is meant: 0 not at all. */
static uint64_t fitness(rsm_slice archive, rsm_slice member, uint64_t size) {
    rsm_slice name = rsm_path_name(member);
    if (!rsm_slice_equal_ascii_caseless(rsm_path_extension(name), RSM_SLICE(".txt")) ||
        is_side_file(name))
        return 0;
    if (rsm_slice_equal_ascii_caseless(stem_of(name), stem_of(rsm_path_name(archive))))
        return UINT64_MAX;
    return size < UINT64_MAX - 1 ? size + 1 : size;
}

/* Goes to the member that is meant. */
static rsm_status find_member(rsm_stream *stream, const char *path, unz_file_info64 *about,
                              rsm_error *error) {
    uint64_t best = 0;
    unz64_file_pos at, place = {0, 0};
    char name[MEMBER_NAME];
    int code = unzGoToFirstFile(stream->archive);
    for (unsigned i = 0; code == UNZ_OK && i < MEMBERS; i++) {
        if (unzGetCurrentFileInfo64(stream->archive, about, name, sizeof name, NULL, 0, NULL, 0) !=
                UNZ_OK ||
            unzGetFilePos64(stream->archive, &at) != UNZ_OK)
            return fail_archive(error);
        name[sizeof name - 1] = '\0';
        uint64_t fit = fitness(rsm_slice_from_string(path), rsm_slice_from_string(name),
                               about->uncompressed_size);
        if (fit > best) {
            best = fit;
            place = at;
        }
        code = unzGoToNextFile(stream->archive);
    }
    if (code != UNZ_OK && code != UNZ_END_OF_LIST_OF_FILE)
        return fail_archive(error);
    if (best == 0)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "holds no .txt file");
    if (unzGoToFilePos64(stream->archive, &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(stream->archive, about, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        return fail_archive(error);
    return RSM_OK;
}

static rsm_status open_archive(rsm_stream *stream, const char *path, rsm_error *error) {
    unz_file_info64 about;
    stream->archive = unzOpen64(path);
    if (stream->archive == NULL)
        return fail_archive(error);
    rsm_status status = find_member(stream, path, &about, error);
    if (status != RSM_OK)
        return status;
    if ((about.flag & ENCRYPTED) != 0)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "is encrypted");
    if (about.compression_method != METHOD_STORED && about.compression_method != METHOD_DEFLATE)
        return rsm_error_set(error, RSM_ERROR_FORMAT,
                             "is packed by method %u, which is not read (0 and 8 are)",
                             (unsigned)about.compression_method);
    if (unzOpenCurrentFile(stream->archive) != UNZ_OK)
        return fail_archive(error);
    stream->packed = about.compressed_size;
    stream->unpacked_size = about.uncompressed_size;
    return RSM_OK;
}

static rsm_status read_archive(rsm_stream *stream, void *bytes, size_t size, size_t *got,
                               rsm_error *error) {
    int count = unzReadCurrentFile(stream->archive, bytes, (unsigned)size);
    if (count < 0)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the packed data are damaged or cut off");
    *got = (size_t)count;
    if (count == 0 && (stream->unpacked != stream->unpacked_size ||
                       unzCloseCurrentFile(stream->archive) != UNZ_OK))
        return rsm_error_set(error, RSM_ERROR_FORMAT,
                             "the packed data are damaged: size or checksum is another");
    return RSM_OK;
}

/* ---- plain and gzip ---- */

static bool begins_as_archive(int descriptor) {
    unsigned char bytes[4];
    if (pread(descriptor, bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    return bytes[0] == 'P' && bytes[1] == 'K' &&
           ((bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6));
}

static rsm_status open_file(rsm_stream *stream, int descriptor, const char *path,
                            rsm_error *error) {
    struct stat about;
    rsm_slice ending = rsm_path_extension(rsm_slice_from_string(path));
    if (fstat(descriptor, &about) != 0)
        return fail_errno(error, "cannot be read");
    if (S_ISDIR(about.st_mode))
        return rsm_error_set(error, RSM_ERROR_IO, "is a folder");
    if (S_ISREG(about.st_mode))
        stream->size = (uint64_t)about.st_size;
    if (S_ISREG(about.st_mode) && begins_as_archive(descriptor))
        return open_archive(stream, path, error);
    if (rsm_slice_equal_ascii_caseless(ending, RSM_SLICE(".zip")))
        return fail_archive(error);
    int copy = dup(descriptor);
    stream->plain = copy >= 0 ? gzdopen(copy, "rb") : NULL;
    if (stream->plain == NULL) {
        if (copy >= 0)
            close(copy);
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    gzbuffer(stream->plain, 1u << 17);
    return RSM_OK;
}

static rsm_status read_plain(rsm_stream *stream, void *bytes, size_t size, size_t *got,
                             rsm_error *error) {
    int count = gzread(stream->plain, bytes, (unsigned)size), code = Z_OK;
    gzerror(stream->plain, &code);
    if (code == Z_ERRNO)
        return fail_errno(error, "cannot be read");
    if (code == Z_MEM_ERROR)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    if (count < 0 || code == Z_DATA_ERROR)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "damaged gzip data");
    if (code == Z_BUF_ERROR)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "gzip data end too early");
    *got = (size_t)count;
    return RSM_OK;
}

/* ---- both ---- */

rsm_status rsm_stream_open(const char *path, rsm_stream **stream, rsm_error *error) {
    bool is_input = strcmp(path, "-") == 0;
    *stream = NULL;
    rsm_stream *made = calloc(1, sizeof *made);
    if (made == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    int descriptor = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    rsm_status status = descriptor < 0 ? fail_errno(error, "cannot be opened")
                                       : open_file(made, descriptor, path, error);
    if (descriptor >= 0 && !is_input)
        close(descriptor);
    if (status == RSM_OK)
        *stream = made;
    else
        rsm_stream_close(made);
    return status;
}

void rsm_stream_close(rsm_stream *stream) {
    if (stream == NULL)
        return;
    if (stream->plain != NULL)
        gzclose_r(stream->plain);
    if (stream->archive != NULL) {
        unzCloseCurrentFile(stream->archive);
        unzClose(stream->archive);
    }
    free(stream);
}

rsm_status rsm_stream_read(rsm_stream *stream, void *bytes, size_t size, size_t *got,
                           rsm_error *error) {
    size_t most = size < (1u << 20) ? size : (1u << 20);
    *got = 0;
    rsm_status status = stream->archive != NULL ? read_archive(stream, bytes, most, got, error)
                                                : read_plain(stream, bytes, most, got, error);
    stream->unpacked += *got;
    if (status != RSM_OK || *got == 0)
        return status;
    if (stream->unpacked > RSM_STREAM_LIMIT)
        return rsm_error_set(error, RSM_ERROR_LIMIT, "unpacks to over %llu bytes",
                             (unsigned long long)RSM_STREAM_LIMIT);
    uint64_t read = stream->archive != NULL ? stream->packed : rsm_stream_position(stream);
    if (stream->unpacked > RSM_STREAM_FREE && stream->unpacked / RSM_STREAM_RATIO > read)
        return rsm_error_set(error, RSM_ERROR_LIMIT,
                             "unpacks to over %u times its size: not a list of places",
                             RSM_STREAM_RATIO);
    return RSM_OK;
}

uint64_t rsm_stream_position(const rsm_stream *stream) {
    if (stream->archive == NULL) {
        z_off_t offset = gzoffset(stream->plain);
        return offset > 0 ? (uint64_t)offset : 0;
    }
    if (stream->unpacked_size == 0 || stream->unpacked >= stream->unpacked_size)
        return stream->size;
    return (uint64_t)((double)stream->unpacked / (double)stream->unpacked_size *
                      (double)stream->size);
}

uint64_t rsm_stream_size(const rsm_stream *stream) {
    return stream->size;
}
