#pragma once
#include "pch_core.h"
// What <QTest> consists of, without it: it looks differently to programs with Qt GUI.
#include <QAbstractItemModel>
#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QNetworkCookie>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUuid>
#include <QtTest/qbenchmark.h>
#include <QtTest/qtestcase.h>
#include <QtTest/qtestdata.h>
#include <algorithm>
#include <thread>
