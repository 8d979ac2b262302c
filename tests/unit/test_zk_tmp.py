from tests.unit.test_paper_values import *
def test_x(long_report):
    for h in ("How it sounded over time","What was marked","In figures","Phrase by phrase"):
        ps=[n for n,p in enumerate(pdf_pages(to_pdf(long_report))) if f"\n{h}\n" in p]
        print(h,ps)
    i=pdf_pages(to_pdf(long_report)); print([x[:200] for x in i]); print(i[-1])
    assert 0
