import sys,time,resource
lib=sys.argv[1]; t=time.time(); n=0
if lib=='calamine':
    from python_calamine import CalamineWorkbook
    wb=CalamineWorkbook.from_object(open('big.xlsx','rb'))
    for r in wb.get_sheet_by_index(0).iter_rows(): n+=len(r)
elif lib=='fastexcel':
    import fastexcel
    s=fastexcel.read_excel(open('big.xlsx','rb').read()).load_sheet(0,dtypes='string'); b=s.to_arrow(); n=b.num_rows*b.num_columns
elif lib=='openpyxl':
    import openpyxl
    for r in openpyxl.load_workbook('big.xlsx',read_only=True,data_only=True).worksheets[0].iter_rows(values_only=True): n+=len(r)
dt=time.time()-t
print(lib,n,f'{dt:.2f}s {n/dt/1e3:.0f}k cells/s peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024} MB')
