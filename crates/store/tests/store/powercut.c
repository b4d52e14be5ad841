/* A disk that forgets: what a file held when it was last synchronised is copied aside, and the
 * copies are what a power cut leaves. Preloaded into a test's child process, which is then killed.
 * Kind to the store: no torn writes, and a new file is there once it was synchronised. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int copy(int from, const char *to) {
    char part[PATH_MAX], bytes[65536];
    snprintf(part, sizeof part, "%s.part", to);
    int out = open(part, O_CREAT | O_WRONLY | O_TRUNC, 0600);
    off_t at = 0;
    ssize_t many;
    while (out >= 0 && (many = pread(from, bytes, sizeof bytes, at)) > 0) {
        if (write(out, bytes, many) != many) abort();
        at += many;
    }
    close(out);
    return rename(part, to);
}

static void survive(int file) {
    const char *watched = getenv("HAVRE_WATCHED"), *kept = getenv("HAVRE_KEPT");
    char link[64], path[PATH_MAX], to[PATH_MAX];
    if (!watched || !kept) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, watched, strlen(watched)) != 0) return;
    const char *name = strrchr(path, '/');
    /* Opened anew: the store's own descriptor may be for writing alone, and a folder is no file. */
    int from = open(path, O_RDONLY);
    if (from < 0 || !name || strlen(path) <= strlen(watched)) return;
    snprintf(to, sizeof to, "%s%s", kept, name);
    if (copy(from, to) != 0) abort();
    close(from);
}

int fsync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    int done = real(file);
    if (done == 0) survive(file);
    return done;
}

int fdatasync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    int done = real(file);
    if (done == 0) survive(file);
    return done;
}
