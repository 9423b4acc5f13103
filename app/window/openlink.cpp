#include "app/window/openlink.h"

#include "widgets/common/values/linkaddress.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LineLength = 80;

bool isOpenable(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (scheme == "mailto"_L1)
        return true;
    const bool isWeb = scheme == "http"_L1 || scheme == "https"_L1;
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty();
}

/// An address has no blanks to break at, and the box would grow beyond the screen.
QString broken(const QString &address)
{
    QStringList lines;
    for (qsizetype at = 0; at < address.size(); at += LineLength)
        lines.append(address.mid(at, LineLength));
    return lines.join(u'\n');
}

} // namespace

QMessageBox *askToOpenLink(const QUrl &url, QWidget *window)
{
    if (!isOpenable(url))
        return nullptr;
    const auto tr = [](const char *text) { return QCoreApplication::translate("Promontory::OpenLink", text); };
    const QString address = shownAddress(url);
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Open link"));
    const QString question = url.scheme() == "mailto"_L1 ? tr("Write a mail to this address?")
                                                         : tr("Open this address in the web browser?");
    box->setText(question + "\n\n"_L1 + broken(address)); // the informative text would guess whether it is markup
    QPushButton *copy = box->addButton(tr("Copy"), QMessageBox::AcceptRole);
    QPushButton *open = box->addButton(tr("Open"), QMessageBox::ActionRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(copy);
    QObject::connect(copy, &QPushButton::clicked, box, [address] { QGuiApplication::clipboard()->setText(address); });
    QObject::connect(open, &QPushButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
    box->open();
    return box;
}

} // namespace Promontory
