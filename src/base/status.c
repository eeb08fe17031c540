/*
 * base/status.c - see base/status.h.
 */
#include "base/status.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *const STATUS_NAMES[RSM_STATUS_COUNT] = {
    [RSM_OK] = "no error",
    [RSM_ERROR_MEMORY] = "out of memory",
    [RSM_ERROR_IO] = "cannot be read or written",
    [RSM_ERROR_FORMAT] = "wrong format",
    [RSM_ERROR_LIMIT] = "too large",
    [RSM_ERROR_NOT_FOUND] = "not found",
    [RSM_ERROR_ARGUMENT] = "wrong argument",
    [RSM_ERROR_LOCKED] = "locked by another process",
    [RSM_ERROR_VERSION] = "of another version",
    [RSM_ERROR_FULL] = "disk full",
    [RSM_ERROR_CANCELLED] = "cancelled",
    [RSM_ERROR_INTERNAL] = "internal error",
};

/* Cuts off a character of which the end was lost, so that the message stays valid UTF-8. */
static void drop_cut_character(char *message, size_t size) {
    size_t start = size;
    size_t back = 0;
    while (start > 0 && back < 3 && ((unsigned char)message[start - 1] & 0xC0u) == 0x80u) {
        start--;
        back++;
    }
    if (start > 0) {
        unsigned char lead = (unsigned char)message[start - 1];
        size_t needed = lead >= 0xF0u ? 3 : lead >= 0xE0u ? 2 : lead >= 0xC0u ? 1 : 0;
        if (needed > back)
            message[start - 1] = '\0';
    }
}

static void set_message(rsm_error *error, rsm_status status, const char *format,
                        va_list arguments) {
    int written = 0;
    error->status = status;
    error->position = 0;
    error->has_position = false;
    written = vsnprintf(error->message, sizeof error->message, format, arguments);
    if (written < 0) {
        error->message[0] = '\0';
    } else if ((size_t)written >= sizeof error->message) {
        drop_cut_character(error->message, sizeof error->message - 1);
    }
    for (char *byte = error->message; *byte != '\0'; byte++) {
        if (*byte == '\n' || *byte == '\r')
            *byte = ' ';
    }
}

rsm_status rsm_error_set(rsm_error *error, rsm_status status, const char *format, ...) {
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        set_message(error, status, format, arguments);
        va_end(arguments);
    }
    return status;
}

rsm_status rsm_error_set_at(rsm_error *error, rsm_status status, size_t position,
                            const char *format, ...) {
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        set_message(error, status, format, arguments);
        va_end(arguments);
        error->position = position;
        error->has_position = true;
    }
    return status;
}

void rsm_error_clear(rsm_error *error) {
    if (error != NULL) {
        error->status = RSM_OK;
        error->message[0] = '\0';
        error->position = 0;
        error->has_position = false;
    }
}

const char *rsm_status_name(rsm_status status) {
    if ((int)status < 0 || status >= RSM_STATUS_COUNT)
        return "unknown error";
    return STATUS_NAMES[status];
}

rsm_status rsm_status_from_errno(int error_number) {
    switch (error_number) {
    case 0:
        return RSM_OK;
    case ENOENT:
    case ENOTDIR:
        return RSM_ERROR_NOT_FOUND;
    case ENOMEM:
        return RSM_ERROR_MEMORY;
    case ENOSPC:
    case EDQUOT:
        return RSM_ERROR_FULL;
    default:
        return RSM_ERROR_IO;
    }
}
