// What the thread sanitizer is told of Debian's Qt, which is not built with it: that a function which one thread hands
// to another's event loop, a signal received there and the end of a thread happen after what was done before. Linked
// into every program of the preset `tsan`: the functions here stand for Qt's of the same names, which they call.
#include <QDeadlineTimer>
#include <QObject>
#include <QRunnable>
#include <QThread>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <utility>

namespace {

/// Whose signal this thread is at.
thread_local const QObject *emitting = nullptr;

/// Passes all on to another slot object. What a thread did before it handed this over, or before it emitted for another
/// thread, happens before the call; what the call did, before the end of its thread.
class HandedSlot final : public QtPrivate::QSlotObjectBase
{
public:
    /// \a sender of the signal; null where the slot is handed over for one call.
    HandedSlot(QtPrivate::QSlotObjectBase *inner, const QObject *sender)
        : QSlotObjectBase(&HandedSlot::run)
        , m_inner(inner)
        , m_sender(sender)
    {
        __tsan_release(this);
    }

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *equal)
    {
        __tsan_acquire(self);
        auto *handed = static_cast<HandedSlot *>(self);
        if (handed->m_sender && handed->m_sender != emitting)
            __tsan_acquire(const_cast<QObject *>(handed->m_sender));
        switch (which) {
        case Destroy:
            handed->m_inner->destroyIfLastRef();
            delete handed;
            break;
        case Call:
            handed->m_inner->call(receiver, arguments);
            __tsan_release(self); // for who waits for the call
            __tsan_release(QThread::currentThread());
            break;
        case Compare:
            *equal = handed->m_inner->compare(arguments);
            break;
        default:
            break;
        }
    }

    QtPrivate::QSlotObjectBase *m_inner;
    const QObject *m_sender;
};

/// The same for what a thread of a pool runs.
class HandedRunnable final : public QRunnable
{
public:
    explicit HandedRunnable(QRunnable *inner)
        : m_inner(inner)
    {
        __tsan_release(this);
    }
    void run() override
    {
        __tsan_acquire(this);
        const bool isOurs = m_inner->autoDelete();
        m_inner->run();
        if (isOurs)
            delete m_inner;
    }

private:
    QRunnable *m_inner;
};

template <typename Function>
Function *qtFunction(Function *, const char *symbol)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, symbol));
}

} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *result)
{
    static auto *const qt =
        qtFunction(&invokeMethodImpl,
                   "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    auto *handed = new HandedSlot(slot, nullptr);
    const bool invoked = qt(object, handed, type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(handed); // nothing but the address is used
    return invoked;
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal, const QObject *receiver,
                                             void **slotPointer, QtPrivate::QSlotObjectBase *slot,
                                             Qt::ConnectionType type, const int *types,
                                             const QMetaObject *senderMetaObject)
{
    static auto *const qt = qtFunction(
        &connectImpl,
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
    return qt(sender, signal, receiver, slotPointer, new HandedSlot(slot, sender), type, types, senderMetaObject);
}

void QMetaObject::activate(QObject *sender, const QMetaObject *metaObject, int signal, void **arguments)
{
    using Activate = void(QObject *, const QMetaObject *, int, void **);
    static auto *const qt = qtFunction(static_cast<Activate *>(nullptr), "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(sender);
    const QObject *const before = std::exchange(emitting, sender);
    qt(sender, metaObject, signal, arguments);
    emitting = before;
}

void QThreadPool::start(QRunnable *runnable, int priority)
{
    using Start = void(QThreadPool *, QRunnable *, int);
    static auto *const qt = qtFunction(static_cast<Start *>(nullptr), "_ZN11QThreadPool5startEP9QRunnablei");
    qt(this, new HandedRunnable(runnable), priority);
}

void QThreadPool::start(std::function<void()> function, int priority)
{
    start(QRunnable::create(std::move(function)), priority);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    using Wait = bool(QThread *, QDeadlineTimer);
    static auto *const qt = qtFunction(static_cast<Wait *>(nullptr), "_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = qt(this, deadline);
    if (ended)
        __tsan_acquire(this);
    return ended;
}
