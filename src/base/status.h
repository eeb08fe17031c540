/*
 * base/status.h - status codes and error details.
 *
 * Part: every function of the library that can fail for a reason worth telling returns an
 * rsm_status; where words help, it also fills an rsm_error that the caller owns.
 * Invariants: RSM_OK is 0 and the numbers never change, since they are part of the public
 * interface; a message is always NUL-terminated, one line, without a final full stop or newline.
 * The types and rsm_status_name stand in the public header, as callers see them too.
 * Cost: no allocation; an rsm_error may live on the stack.
 */
#ifndef RSM_BASE_STATUS_H
#define RSM_BASE_STATUS_H

#include <rashomon/rashomon.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

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

/*
 * The status that best tells what an `errno` value means: ENOENT is RSM_ERROR_NOT_FOUND, ENOSPC
 * and EDQUOT are RSM_ERROR_FULL, ENOMEM is RSM_ERROR_MEMORY, all else RSM_ERROR_IO.
 */
rsm_status rsm_status_from_errno(int error_number);

#endif
