#include "dispatch/smtp_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/* The C library's own names of the two calls that are replaced here; in no header. */
extern int __connect(int fd, const struct sockaddr *address, socklen_t length);
extern int __poll(struct pollfd *waited, nfds_t count, int timeout_ms);

static _Thread_local SmtpSocket *current;

void smtp_socket_watch(SmtpSocket *watched)
{
    current = watched;
    if (watched)
        watched->fd = -1;
}

void smtp_socket_cut(SmtpSocket *watched)
{
    if (watched->fd >= 0)
        shutdown(watched->fd, SHUT_RDWR);
}

/* Waits until a connection that is under way stands; 0, or -1 and errno. */
static int wait_connected(int fd, int timeout_ms)
{
    struct pollfd waited = {.fd = fd, .events = POLLOUT};
    int ready;
    do {
        ready = poll(&waited, 1, timeout_ms);
    } while (ready < 0 && errno == EINTR);
    int cause = ready == 0 ? ETIMEDOUT : errno;
    socklen_t size = sizeof cause;
    if (ready > 0 && getsockopt(fd, SOL_SOCKET, SO_ERROR, &cause, &size) != 0)
        cause = errno;
    errno = cause;
    return cause == 0 ? 0 : -1;
}

int poll(struct pollfd *waited, nfds_t count, int timeout_ms)
{
    int ready = __poll(waited, count, timeout_ms);
    gboolean is_both = current && ready == 2 && count == 2 && waited[0].fd == current->fd &&
                       waited[1].fd == current->fd;
    if (!is_both || !(waited[1].revents & POLLOUT))
        return ready;
    waited[0].revents = 0;
    return 1;
}

static int connect_in_time(int fd, const struct sockaddr *address, socklen_t length)
{
    int flags = fcntl(fd, F_GETFL);
    fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    int answer = __connect(fd, address, length);
    if (answer != 0 && errno == EINPROGRESS)
        answer = wait_connected(fd, current->timeout_ms);
    int cause = errno;
    fcntl(fd, F_SETFL, flags);
    errno = cause;
    return answer;
}

int connect(int fd, const struct sockaddr *address, socklen_t length)
{
    if (!current || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
        return __connect(fd, address, length);
    int kind = 0, on = 1;
    socklen_t size = sizeof kind;
    if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &kind, &size) != 0 || kind != SOCK_STREAM)
        return __connect(fd, address, length);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int answer = connect_in_time(fd, address, length);
    current->fd = answer == 0 ? fd : -1;
    return answer;
}
