/*
 * base/status.h - status codes and error details.
 *
 * Part: every function of the library that can fail for a reason worth telling returns an
 * rsm_status; where words help, it also fills an rsm_error that the caller owns.
 * Invariants: RSM_OK is 0 and the numbers never change, since they are part of the public
 * interface; a message is always NUL-terminated, one line, without a final full stop or newline.
 * Cost: no allocation; an rsm_error may live on the stack.
 */
#ifndef RSM_BASE_STATUS_H
#define RSM_BASE_STATUS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum rsm_status {
    RSM_OK = 0,
    RSM_ERROR_MEMORY = 1,     /* an allocation failed */
    RSM_ERROR_IO = 2,         /* a file could not be read or written */
    RSM_ERROR_FORMAT = 3,     /* input is not what it should be */
    RSM_ERROR_LIMIT = 4,      /* a stated cap on a size was hit */
    RSM_ERROR_NOT_FOUND = 5,  /* a file, incident, slot... does not exist */
    RSM_ERROR_ARGUMENT = 6,   /* the caller asked for something that makes no sense */
    RSM_ERROR_LOCKED = 7,     /* another process holds the ledger */
    RSM_ERROR_VERSION = 8,    /* a file is of a schema this program does not know */
    RSM_ERROR_FULL = 9,       /* the disk is full */
    RSM_ERROR_CANCELLED = 10, /* the caller's callback asked to stop */
    RSM_ERROR_INTERNAL = 11,  /* a defect of the program itself */
    RSM_STATUS_COUNT = 12
} rsm_status;

#define RSM_ERROR_MESSAGE_SIZE 512

typedef struct rsm_error {
    rsm_status status;
    char message[RSM_ERROR_MESSAGE_SIZE];
    size_t position; /* byte offset in the input, where has_position */
    bool has_position;
} rsm_error;

#if defined(__GNUC__)
#define RSM_PRINTF(format_index, first_argument) \
    __attribute__((format(printf, format_index, first_argument)))
#else
#define RSM_PRINTF(format_index, first_argument)
#endif

/*
 * Fills `error` (which may be NULL) and returns `status`, so that one can write
 * `return rsm_error_set(error, RSM_ERROR_FORMAT, "...")`. A message too long is cut at a character
 * boundary. Forgets any position set before.
 */
rsm_status rsm_error_set(rsm_error *error, rsm_status status, const char *format, ...)
    RSM_PRINTF(3, 4);

/* As rsm_error_set, with the byte offset at which the input is wrong. */
rsm_status rsm_error_set_at(rsm_error *error, rsm_status status, size_t position,
                            const char *format, ...) RSM_PRINTF(4, 5);

/* Makes `error` (which may be NULL) say that all is well. */
void rsm_error_clear(rsm_error *error);

/* A short English name for a status ("out of memory"), never NULL, static. */
const char *rsm_status_name(rsm_status status);

/*
 * The status that best tells what an `errno` value means: ENOENT is RSM_ERROR_NOT_FOUND, ENOSPC
 * and EDQUOT are RSM_ERROR_FULL, ENOMEM is RSM_ERROR_MEMORY, all else RSM_ERROR_IO.
 */
rsm_status rsm_status_from_errno(int error_number);

#endif
