// What the thread sanitizer is told of Debian's Qt, which is not built with it: that a function which one thread hands
// to another's event loop, a signal received there and the end of a thread happen after what was done before. Linked
// into every program of the preset `tsan`: the functions here stand for Qt's of the same names, which they call.
#include <QDeadlineTimer>
#include <QObject>
#include <QThread>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

/// Passes all on to another slot object. What a thread did before it handed the object over, or before it emitted,
/// happens before the call; what the call did, before the end of its thread.
class HandedSlot final : public QtPrivate::QSlotObjectBase
{
public:
    /// \a from what the other thread releases: the slot object itself where it is handed over, the sender of a signal.
    HandedSlot(QtPrivate::QSlotObjectBase *inner, const void *from)
        : QSlotObjectBase(&HandedSlot::run)
        , m_inner(inner)
        , m_from(from)
    {
    }

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *equal)
    {
        auto *handed = static_cast<HandedSlot *>(self);
        __tsan_acquire(const_cast<void *>(handed->m_from));
        switch (which) {
        case Destroy:
            handed->m_inner->destroyIfLastRef();
            delete handed;
            break;
        case Call:
            handed->m_inner->call(receiver, arguments);
            __tsan_release(handed->m_inner); // for who waits for the call
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
    const void *m_from;
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
    __tsan_release(slot);
    const bool invoked = qt(object, new HandedSlot(slot, slot), type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(slot); // nothing but the address is used
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
    qt(sender, metaObject, signal, arguments);
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
